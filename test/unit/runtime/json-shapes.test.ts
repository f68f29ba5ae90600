/** JSON of a told shape: what fits comes through untouched, what does not is an error that names the place. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codecs as t, jsonShapes as j, type Codec, type JsonValue } from '../../../src/runtime/index.js';
import type { JsonCheck } from '../../../src/runtime/codecs/json-shapes.js';

const mood = { sad: 'sad', ok: 'ok' } as const;
const event = j.object({ id: j.number, note: j.nullable(j.string), mood: j.enumOf(mood), tag: j.optional(j.string), data: j.value });
const read = (check: JsonCheck, value: unknown): unknown => (t.jsonOf(check) as Codec<unknown>).decode(JSON.stringify(value));

describe('what fits comes through', () => {
  test.for<[JsonCheck, JsonValue]>([
    [event, { id: 1, note: null, mood: 'sad', data: [{}] }],
    [event, { id: 1, note: 'x', mood: 'ok', tag: 't', data: null, added: 'a column that came later' }],
    [j.float, 'NaN'],
    [j.float, '-Infinity'],
    [j.float, 1.5],
    [j.tuple(j.number, j.nullable(j.boolean)), [1, null]],
    [j.tuple(), []],
    [j.record(j.number), { __proto__x: 1, constructor: 2 }],
    [j.anyOf(j.object({ kind: j.literal('a') }), j.object({ kind: j.literal('b', 'c') })), { kind: 'c' }],
    [j.literal(true, 'x'), true],
    [j.null, null],
    [j.array(j.array(j.nullable(j.number))), [[1, null], []]],
  ])('%#', ([shape, value]) => {
    expect(read(shape, value)).toEqual(value);
  });
});

describe('what does not fit is told with its place', () => {
  test.for<[JsonCheck, unknown, string]>([
    [j.array(event), [{ id: '1', note: null, mood: 'sad', data: 1 }], 'holds a string at [0].id, where its type has a number'],
    [j.array(event), [{ id: 1, mood: 'sad', data: 1 }], 'holds nothing at [0].note, where its type has a value'],
    [event, { id: 1, note: null, mood: 'happy', data: 1 }, 'at .mood, where its type has a label that the enum had when this query was compiled'],
    [event, { id: null, note: null, mood: 'ok', data: 1 }, 'holds a JSON null at .id'],
    [event, { id: 1, note: null, mood: 'ok', tag: null, data: 1 }, 'holds a JSON null at .tag'],
    [event, [], 'holds an array, where its type has an object'],
    [j.object({ 'two words': j.number }), { 'two words': '' }, 'at ["two words"]'],
    [j.object({ toString: j.number }), {}, 'holds nothing at .toString'],
    [j.tuple(j.number), [1, 2], 'an array of 1 elements'],
    [j.array(j.number), { length: 0 }, 'where its type has an array'],
    [j.record(j.number), { a: 1, b: true }, 'holds a boolean at .b'],
    [j.record(j.number), [1], 'where its type has an object'],
    [j.float, 'nan', 'holds a string, where its type has a number'],
    [j.literal('x'), 'y', 'where its type has one of "x"'],
    [j.anyOf(j.object({ kind: j.literal('a'), n: j.number }), j.array(j.number)), { kind: 'a', n: 'x' }, 'at .n, where its type has a number'],
    [j.anyOf(j.string, j.number), true, 'one of the shapes of its type'],
    [j.null, 0, 'where its type has null'],
  ])('%#', ([shape, value, message]) => {
    expect(() => read(shape, value)).toThrow(message);
  });

  test('text that is no JSON', () => {
    expect(() => t.jsonOf(j.value).decode('{')).toThrow('is not JSON');
  });
});

interface Case {
  readonly shape: JsonCheck;
  readonly value: JsonValue;
}

/** A shape and a value of it, grown together. */
const { grown } = fc.letrec<{ grown: Case; leaf: Case }>((tie) => ({
  leaf: fc.oneof(
    fc.integer().map((value) => ({ shape: j.number, value })),
    fc.string().map((value) => ({ shape: j.string, value })),
    fc.boolean().map((value) => ({ shape: j.boolean, value })),
  ),
  grown: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.array(tie('grown'), { maxLength: 4 }).map((items) => ({ shape: j.tuple(...items.map(({ shape }) => shape)), value: items.map(({ value }) => value) })),
    fc.dictionary(fc.string(), tie('grown'), { maxKeys: 4 }).map((members) => ({
      shape: j.object(Object.fromEntries(Object.entries(members).map(([key, { shape }]) => [key, shape]))),
      value: Object.fromEntries(Object.entries(members).map(([key, { value }]) => [key, value])),
    })),
    fc.tuple(tie('grown'), fc.nat(3)).map(([{ shape, value }, count]) => ({ shape: j.array(shape), value: Array.from({ length: count }, () => value) })),
  ),
}));

/** The value with the leaf of number `at` (counted around) replaced by null; null where it has none. */
function withoutLeaf(value: JsonValue, at: number): JsonValue | undefined {
  let leaves = 0;
  const visit = (part: JsonValue, change: number | null): JsonValue => {
    if (Array.isArray(part)) return part.map((item) => visit(item, change));
    if (typeof part === 'object' && part !== null) return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, visit(item, change)]));
    leaves += 1;
    return change === leaves - 1 ? null : part;
  };
  visit(value, null);
  const total = leaves;
  leaves = 0;
  return total === 0 ? undefined : visit(value, at % total);
}

test('any value of its shape is read as it is, and none with a null in it', () => {
  fc.assert(
    fc.property(grown, fc.nat(), ({ shape, value }, at) => {
      expect(read(shape, value)).toEqual(JSON.parse(JSON.stringify(value)));
      const broken = withoutLeaf(value, at);
      if (broken !== undefined) expect(() => read(shape, broken)).toThrow('holds a JSON null');
    }),
    { numRuns: 300 },
  );
});
