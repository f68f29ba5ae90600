/** Inputs of the emitter whose output is committed under `test/golden/emit/<name>/`. */
import type { EmitInput } from '../../../src/compiler/emit/emit-input.js';
import type { JsonShape } from '../../../src/compiler/json-shape.js';
import type { EnumType, TypeShape } from '../../../src/compiler/model.js';
import { arrayOf, branded, column, enumShape, int4, int8, jsonb, param, query, text, timestamptz, uuid, validated } from './solved.js';

const statusLabels = ['pending', 'active', 'task-x', '1', '__proto__', "it's"];
const status = enumShape('task_status', 'TaskStatus', statusLabels);
const statusEnum: EnumType = { pgType: 'task_status', name: 'TaskStatus', labels: statusLabels, comment: 'What a task does now.\nEnds with */.' };

const pair: TypeShape = {
  kind: 'composite',
  pgType: 'agent_id_name_pair',
  fields: [
    { name: 'agent_id', type: uuid, nullable: false },
    { name: 'agent_id', type: text, nullable: true },
    { name: 'a long attribute name that needs room', type: arrayOf(jsonb, true), nullable: true },
  ],
};
const span: TypeShape = { kind: 'range', pgType: 'int8range', subtype: int8 };
const spans: TypeShape = { kind: 'multirange', pgType: 'int8multirange', subtype: int8 };

const lifecycle: EmitInput = {
  sources: [],
  enums: [statusEnum],
  brands: [],
  queries: [
    query('GetTaskByID', {
      doc: ['The task, or null when there is none.', '', 'Deleted tasks are left out.'],
      sql: 'SELECT id, workspace_id, status\nFROM tasks_with_status\n  -- only one\nWHERE id = $1',
      params: [param('id', 1, uuid)],
      columns: [
        column('id', 'id', uuid),
        column('workspace_id', 'workspaceId', uuid, 'tasks.workspace_id has no NOT NULL constraint'),
        column('status', 'status', status),
      ],
    }),
    query('InsertTask', {
      sql: 'INSERT INTO tasks (id, name, prompt) VALUES ($1, $2, $3)\nRETURNING id, created_at',
      params: [param('prompt', 3, text, true), param('id', 1, uuid), param('name', 2, text)],
      columns: [column('id', 'id', uuid), column('created_at', 'createdAt', timestamptz)],
      rows: { min: 1, max: 1, reason: 'INSERT of one row of VALUES' },
      readOnly: false,
    }),
    query('ListTaskIDs', { command: 'many', sql: 'SELECT id FROM tasks', columns: [column('id', 'id', uuid)] }),
    query('DeleteTasks', { command: 'execrows', sql: 'DELETE FROM tasks', columns: [], readOnly: false }),
  ],
};

const types: EmitInput = {
  sources: [],
  enums: [statusEnum],
  brands: [],
  queries: [
    query('AllKinds', {
      command: 'many',
      file: 'queries/types.sql',
      doc: ['Every kind of type; */ in a comment.'],
      sql: "SELECT `a`, '${b}', '\\d', 'line\r\nbreak', $1, $2, $3, $4",
      params: [
        param('statuses', 1, arrayOf(status)),
        param('span', 2, span),
        param('pairs', 3, arrayOf(pair), true),
        param('payload', 4, jsonb, true),
      ],
      columns: [
        column('span', 'span', span),
        column('spans', 'spans', spans, `because ${'of this and that '.repeat(8)}`),
        column('statuses', 'statuses', arrayOf(status, true), 'no array for no rows'),
        column('pair', 'pair', pair),
        column('agents', 'agents', arrayOf(pair), 'array_agg over no rows is NULL'),
        column('n', 'n', int8),
        column('?column?', 'column7', int4),
        column("it's", 'itS', text),
      ],
    }),
    query('RunVeryLongNameThatLeavesNoRoomOnItsLineForAnythingElse', {
      command: 'execresult',
      file: 'queries/types.sql',
      sql: 'SELECT 1',
      params: [param('status', 1, status)],
    }),
    query('RunVeryLongNameThatLeavesNoRoomOnItsLineForAnythingElseAtAll', { file: 'queries/types.sql', sql: 'SELECT $1', params: [param('a', 1, text)] }),
    query('NoColumnsAtAll', { file: 'queries/types.sql', sql: 'SELECT', columns: [] }),
  ],
};

const awkward: EmitInput = {
  sources: [],
  enums: [], brands: [],
  queries: [
    query('Touch', { command: 'exec', file: 'a/index.sql', sql: 'SELECT 1' }),
    query('TouchQuery', { command: 'exec', file: 'a/index.sql', sql: 'SELECT 1' }),
    query('Delete', { command: 'exec', file: 'b/Index.sql', sql: 'SELECT 1' }),
    query('T', { file: 'queries/my types.d.sql' }),
  ],
};

const person = [column('id', 'id', int4), column('nick', 'nick', text, 'people.nick allows NULL')];
const sentPerson = person.map((member) => ({ ...member, nullable: true, reason: 'the LEFT JOIN finds no row' }));
const taskParams = [param('id', 1, uuid), param('name', 2, text, true)];

const dialect: EmitInput = {
  sources: [],
  enums: [], brands: [],
  queries: [
    query('ListWithPeople', {
      command: 'many',
      file: 'queries/dialect.sql',
      sql: 'SELECT owner.*, 1 AS n, helper.*, nobody.*, at FROM …',
      columns: [...person, column('n', 'n', int4), ...sentPerson, column('at', 'at', timestamptz)],
      embeds: [
        { name: 'owner', first: 0, columns: person, nullable: false, reason: 'its row is always there' },
        { name: 'helper', first: 3, columns: person, nullable: true, reason: 'the LEFT JOIN finds no row' },
        { name: 'nobody', first: 5, columns: [], nullable: false, reason: 'no columns' },
      ],
    }),
    query('OnlyAPerson', {
      file: 'queries/dialect.sql',
      sql: 'SELECT it.*',
      columns: sentPerson,
      embeds: [{ name: "it's", first: 0, columns: person, nullable: true, reason: 'the LEFT JOIN finds no row' }],
    }),
    query('CopyTasks', {
      command: 'copyfrom',
      file: 'queries/dialect.sql',
      doc: ['Many at once.'],
      sql: 'INSERT INTO tasks VALUES ($1, $2)',
      bulkSql: 'INSERT INTO tasks SELECT p1, p2 FROM unnest($1::uuid[], $2::text[]) AS rows (p1, p2)',
      params: taskParams,
      columns: [],
      readOnly: false,
    }),
    query('RenameAll', { command: 'batchexec', file: 'queries/dialect.sql', sql: 'UPDATE …', params: taskParams, readOnly: false }),
    query('FindAll', { command: 'batchone', file: 'queries/dialect.sql', sql: 'SELECT …', params: taskParams }),
    query('InsertAll', {
      command: 'batchone',
      file: 'queries/dialect.sql',
      sql: 'INSERT …',
      params: taskParams,
      rows: { min: 1, max: 1, reason: 'INSERT of one row of VALUES' },
    }),
    query('ListAll', { command: 'batchmany', file: 'queries/dialect.sql', sql: 'SELECT …', params: taskParams }),
  ],
};

const copies: EmitInput = { sources: [], enums: [], brands: [], queries: dialect.queries.filter(({ command }) => command === 'copyfrom') };

const countNumber: TypeShape = { kind: 'scalar', pgType: 'bigint', codec: 'int8AsNumber' };
const taskId = branded('TaskId', uuid);
const payload = (direction: 'input' | 'output'): TypeShape => validated(jsonb, 'taskPayload', direction);

const overrides: EmitInput = {
  sources: [],
  enums: [statusEnum],
  brands: [
    { name: 'TaskId', base: uuid, of: ['tasks.id', 'task_events.task_id'] },
    { name: 'Count', base: countNumber, of: ['tasks.count'] },
    { name: 'Unused', base: uuid, of: ['tasks.other'] },
  ],
  queries: [
    query('ListTaskIds', { command: 'many', file: 'only-brands.sql', params: [param('after', 1, taskId)], columns: [column('id', 'id', taskId)] }),
    query('GetPayload', {
      params: [param('ids', 1, arrayOf(taskId)), param('payload', 2, payload('input'), true), param('status', 3, validated(status, 'taskStatus', 'input'))],
      columns: [
        column('id', 'id', taskId, 'an outer join finds no row'),
        column('ids', 'ids', arrayOf(taskId, true)),
        column('count', 'count', branded('Count', countNumber)),
        column('payload', 'payload', payload('output')),
        column('payloads', 'payloads', arrayOf(payload('output'))),
        column('day', 'day', { kind: 'scalar', pgType: 'date', codec: 'dateAsDate' }),
        column('price', 'price', { kind: 'scalar', pgType: 'numeric', codec: 'numericAsNumber' }),
      ],
    }),
    query('CopyPayloads', {
      command: 'copyfrom',
      bulkSql: 'INSERT …',
      params: [param('id', 1, taskId), param('payload', 2, payload('input'), true)],
      columns: [],
    }),
  ],
};

/** Types whose names have no letter case: one name is the constant's and the type's. */
const uncasedTypes = [['日本', '日本'], ['2fa', '_2fa']] as const;
const uncased: EmitInput = {
  sources: [],
  enums: uncasedTypes.map(([pgType, name]) => ({ pgType, name, labels: ['on', 'off'], comment: null })),
  brands: [],
  queries: [query('Uncased', { columns: uncasedTypes.map(([pgType, name], index) => column(`c${index}`, `c${index}`, enumShape(pgType, name, ['on', 'off']))) })],
};

const objectShape = (properties: Readonly<Record<string, JsonShape>>, optional: readonly string[] = []): JsonShape => ({
  kind: 'object',
  properties: Object.entries(properties).map(([key, shape]) => ({ key, shape, optional: optional.includes(key) })),
});
const anyOf = (...members: readonly JsonShape[]): JsonShape => ({ kind: 'union', members });
const orNull = (shape: JsonShape): JsonShape => anyOf(shape, { kind: 'null' });
const word = (value: string): JsonShape => ({ kind: 'literal', value });
const jsonOf = (shape: JsonShape): TypeShape => ({ kind: 'json', pgType: 'json', shape });

const event = objectShape(
  {
    id: { kind: 'number' },
    'occurred at': { kind: 'string' },
    status: { kind: 'enum', pgType: 'task_status', enumName: 'TaskStatus', labels: statusLabels },
    price: orNull({ kind: 'float' }),
    data: { kind: 'any' },
    note: orNull({ kind: 'string' }),
    done: { kind: 'boolean' },
  },
  ['note'],
);
const choice = anyOf(objectShape({ kind: word('a'), n: { kind: 'number' } }), objectShape({ kind: word("it's"), yes: { kind: 'literal', value: true } }));

const json: EmitInput = {
  sources: [],
  enums: [statusEnum],
  brands: [],
  queries: [
    query('ListEvents', {
      command: 'many',
      file: 'queries/json.sql',
      sql: 'SELECT events, choice, words, pair, counts, mixed, list, nothing FROM …',
      columns: [
        column('events', 'events', jsonOf({ kind: 'array', element: event }), 'json_agg over no rows is NULL'),
        column('choice', 'choice', jsonOf(choice)),
        column('words', 'words', jsonOf({ kind: 'array', element: anyOf(word('x'), word('y'), { kind: 'number' }, { kind: 'null' }) })),
        column('pair', 'pair', jsonOf({ kind: 'tuple', elements: [{ kind: 'number' }, orNull({ kind: 'string' })] })),
        column('counts', 'counts', jsonOf({ kind: 'record', value: { kind: 'array', element: orNull({ kind: 'number' }) } })),
        column('mixed', 'mixed', jsonOf(anyOf({ kind: 'number' }, { kind: 'string' }, { kind: 'null' })), 'the LEFT JOIN finds no row'),
        column('list', 'list', arrayOf(jsonOf(choice))),
        column('nothing', 'nothing', jsonOf({ kind: 'null' })),
      ],
    }),
  ],
};

export const goldenCases: Readonly<Record<string, EmitInput>> = {
  lifecycle,
  types,
  dialect,
  copies,
  overrides,
  awkward,
  uncased,
  json,
  empty: { queries: [], enums: [statusEnum], brands: [], sources: [] },
};
