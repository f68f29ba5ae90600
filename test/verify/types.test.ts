/** Which types pass for which: in results, where the database may not widen, and in parameters, where it may not narrow. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonShape } from '../../src/compiler/json-shape.js';
import type { ScalarCodec, TypeShape } from '../../src/compiler/model.js';
import { fitOfParam, fitOfResult } from '../../src/compiler/verify/compare-types.js';
import { jsonFits } from '../../src/compiler/verify/json-fit.js';

const scalar = (codec: ScalarCodec, pgType: string = codec): TypeShape => ({ kind: 'scalar', pgType, codec });
const mood = (...labels: string[]): TypeShape => ({ kind: 'enum', pgType: 'mood', enumName: 'Mood', labels });
const list = (element: TypeShape): TypeShape => ({ kind: 'array', pgType: `${element.pgType}[]`, element, elementNullable: false });
const branded = (base: TypeShape): TypeShape => ({ kind: 'branded', pgType: base.pgType, brand: 'Id', base });
const pair = (...names: string[]): TypeShape => ({
  kind: 'composite', pgType: 'pair', fields: names.map((name) => ({ name, type: scalar('int4'), nullable: true })),
}); // prettier-ignore

test.each([
  ['int4 read as int8', scalar('int4'), scalar('int8'), 'different', 'compatible'],
  ['int8 read as int4', scalar('int8'), scalar('int4'), 'different', 'different'],
  ['text and varchar', scalar('text'), scalar('text', 'varchar'), 'compatible', 'compatible'],
  ['one type, with its schema and without', scalar('text', 'public.citext'), scalar('text', 'citext'), 'same', 'same'],
  ['a new label', mood('a'), mood('a', 'b'), 'compatible', 'same'],
  ['a label that is gone', mood('a', 'b'), mood('a'), 'same', 'different'],
  ['a list of another type', list(scalar('int4')), list(scalar('uuid')), 'different', 'different'],
  ['a list and a value', list(scalar('int4')), scalar('int4'), 'different', 'different'],
  ['a field more', pair('a'), pair('a', 'b'), 'different', 'different'],
  ['a brand of the code', branded(scalar('int4')), scalar('int4'), 'same', 'same'],
  ['another type below a brand', branded(list(scalar('int4'))), list(scalar('int8')), 'different', 'compatible'],
  ['an enum that became text', mood('a'), scalar('text'), 'different', 'different'],
] as const)('%s', (_name, compiled, actual, result, param) => {
  expect([fitOfResult(compiled, actual).kind, fitOfParam(compiled, actual).kind]).toEqual([result, param]);
});

describe('the shape of JSON', () => {
  const object = (shape: JsonShape, optional = false): JsonShape => ({ kind: 'object', properties: [{ key: 'k', shape, optional }] });
  const string: JsonShape = { kind: 'string' };
  const orNull: JsonShape = { kind: 'union', members: [string, { kind: 'null' }] };

  test.each<readonly [string, JsonShape, JsonShape, boolean]>([
    ['a member that can be null', object(string), object(orNull), false],
    ['a member that no longer can', object(orNull), object(string), true],
    ['a member that may be absent', object(string), object(string, true), false],
    ['another member besides', object(string), { kind: 'object', properties: [{ key: 'j', shape: string, optional: false }, { key: 'k', shape: string, optional: false }] }, true],
    ['a member that is gone', object(string), { kind: 'object', properties: [] }, false],
    ['a literal for its type', string, { kind: 'literal', value: 'x' }, true],
    ['a number for a float', { kind: 'float' }, { kind: 'number' }, true],
    ['a float for a number', { kind: 'number' }, { kind: 'float' }, false],
    ['a tuple for an array', { kind: 'array', element: orNull }, { kind: 'tuple', elements: [string, { kind: 'null' }] }, true],
    ['a shorter tuple', { kind: 'tuple', elements: [string, string] }, { kind: 'tuple', elements: [string] }, false],
    ['anything for a string', string, { kind: 'any' }, false],
  ])('%s', (_name, compiled, actual, fits) => {
    expect(jsonFits(compiled, actual)).toBe(fits);
    const column = (shape: JsonShape): TypeShape => ({ kind: 'json', pgType: 'jsonb', shape });
    expect(fitOfResult(column(compiled), column(actual)).kind).toBe(fits ? 'same' : 'different');
  });

  const { shape } = fc.letrec<{ shape: JsonShape }>((tie) => ({
    shape: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<JsonShape>({ kind: 'any' }, { kind: 'null' }, string, { kind: 'number' }, { kind: 'float' }, { kind: 'boolean' }),
      fc.constantFrom('x', true).map((value): JsonShape => ({ kind: 'literal', value })),
      tie('shape').map((element): JsonShape => ({ kind: 'array', element })),
      fc.array(tie('shape'), { maxLength: 3 }).map((elements): JsonShape => ({ kind: 'tuple', elements })),
      tie('shape').map((value): JsonShape => ({ kind: 'record', value })),
      fc.tuple(tie('shape'), fc.boolean()).map(([inner, optional]) => object(inner, optional)),
    ),
  }));

  test('fits itself and JSON of any shape, and a union takes each of its members', () => {
    fc.assert(fc.property(shape, shape, (one, other) => {
      expect(jsonFits(one, one)).toBe(true);
      expect(jsonFits({ kind: 'any' }, one)).toBe(true);
      expect(jsonFits({ kind: 'union', members: [one, other] }, one)).toBe(true);
    }));
  });
});
