/** SQL names become TypeScript names. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { camelCase, enumConstName, enumTypeName, functionName, memberNames, queryTypeName } from '../../src/compiler/naming.js';

describe('columns and parameters', () => {
  test.each([
    ['task_id', 'taskId'],
    ['start_50', 'start50'],
    ['userID', 'userID'],
    ['UserName', 'userName'],
    ['TASK_ID', 'taskId'],
    ['HTTPCode', 'httpCode'],
    ['Owner name', 'ownerName'],
    ['a-b.c', 'aBC'],
    ['_id', '_id'],
    ['__proto__', '__proto'],
    ['constructor', 'constructor'],
    ['2fa', '_2fa'],
    ['1', '_1'],
    ['größe', 'größe'],
    ['日本', '日本'],
    ['a$b', 'a$b'],
    ['trailing_', 'trailing'],
  ])('%s becomes %s', (name, expected) => {
    expect(camelCase(name)).toBe(expected);
  });

  test.each(['?!', '', '---', '___', '\uD800'])('%j has no name of its own', (name) => {
    expect(camelCase(name)).toBeNull();
  });

  test('a nameless column is named after its place', () => {
    expect(memberNames(['id', '?column?', '?column?', '+'], 'column')).toEqual(['id', 'column2', 'column3', 'column4']);
    expect(memberNames([null, null], 'param')).toEqual(['param1', 'param2']);
  });

  test('of equal names the first stays and the others are numbered', () => {
    expect(memberNames(['id', 'ID', 'id_2', 'id'], 'column')).toEqual(['id', 'id_2', 'id2', 'id_3']);
  });

  const names = fc.array(
    fc.oneof(fc.constantFrom('id', 'ID', 'id_2', '_id', 'column2', '?column?', '__proto__', '1', '01'), fc.string({ unit: 'binary' })),
  );

  test('names in one row are all different, identifiers, and in order as keys', () => {
    fc.assert(
      fc.property(names, (given) => {
        const result = memberNames(given, 'column');
        expect(new Set(result).size).toBe(given.length);
        for (const name of result) expect(name).toMatch(/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u);
        expect(Object.keys(Object.fromEntries(result.map((name) => [name, 1])))).toEqual(result);
      }),
    );
  });
});

describe('queries', () => {
  test.each([
    ['GetTaskByID', 'getTaskByID', 'GetTaskByID'],
    ['getTask', 'getTask', 'GetTask'],
    ['HTTPRequests', 'httpRequests', 'HTTPRequests'],
    ['IDForTask', 'idForTask', 'IDForTask'],
    ['ID', 'id', 'ID'],
    ['URLs', 'urls', 'URLs'],
    ['IDsOfTasks', 'idsOfTasks', 'IDsOfTasks'],
    ['ATask', 'aTask', 'ATask'],
    ['DB2Get', 'db2Get', 'DB2Get'],
    ['get_task_by_id', 'getTaskById', 'GetTaskById'],
    ['_private', '_private', '_Private'],
    ['Delete', 'delete_', 'Delete'],
    ['Await', 'await_', 'Await'],
    ['T', 't_', 'T'],
    ['Élan', 'élan', 'Élan'],
  ])('%s is the function %s and the types %s…', (name, expectedFunction, expectedType) => {
    expect(functionName(name)).toBe(expectedFunction);
    expect(queryTypeName(name)).toBe(expectedType);
  });
});

describe('enums', () => {
  test.each([
    ['build_reason', 'BuildReason', 'buildReason'],
    ['audit.status', 'AuditStatus', 'auditStatus'],
    ['Weird type!', 'WeirdType', 'weirdType'],
    ['date', 'DateEnum', 'dateEnum'],
    ['default', 'Default', 'default_'],
    ['!', 'Enum', 'enum_'],
  ])('%s is the type %s and the constant %s', (name, expectedType, expectedConst) => {
    expect(enumTypeName(name)).toBe(expectedType);
    expect(enumConstName(enumTypeName(name))).toBe(expectedConst);
  });
});
