/** A parameter that does not fit is refused before it is sent. */
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codecs as t, type Codec } from '../../src/runtime/index.js';
import { mood, openCodecDatabase, pair, type CodecDatabase } from './codec-database.js';

let db: CodecDatabase;
beforeAll(async () => {
  db = await openCodecDatabase();
});
afterAll(() => db.close());

const ring: Record<string, unknown> = {};
ring['self'] = ring;
let deep: unknown[] = [];
for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];

const cases: readonly (readonly [string, Codec<never>, unknown])[] = [
  ['NaN as int4', t.int4 as never, Number.NaN],
  ['a fraction as int4', t.int4 as never, 1.5],
  ['too large an int4', t.int4 as never, 2 ** 31],
  ['a string as int4', t.int4 as never, '1'],
  ['a bigint as int4', t.int4 as never, 1n],
  ['too small an int2', t.int2 as never, -32_769],
  ['a negative oid', t.oid as never, -1],
  ['a number as int8', t.int8 as never, 1],
  ['too large an int8', t.int8 as never, 2n ** 63n],
  ['too large a float4', t.float4 as never, 1e39],
  ['too small a float4', t.float4 as never, 1e-60],
  ['a string as float8', t.float8 as never, '1'],
  ['a number as bool', t.bool as never, 1],
  ['a string as timestamptz', t.timestamptz as never, '2024-01-01'],
  ['an invalid Date', t.timestamptz as never, new Date(Number.NaN)],
  ['a Date before 4714 BC', t.timestamptz as never, new Date(-8_640_000_000_000_000)],
  ['a Date as timestamp', t.timestamp as never, new Date()],
  ['a NUL character', t.text as never, 'a\0b'],
  ['half of a surrogate pair', t.text as never, '\ud83d'],
  ['a number as text', t.text as never, 1],
  ['null as text', t.text as never, null],
  ['no UUID', t.uuid as never, 'not-a-uuid'],
  ['a string as bytea', t.bytea as never, 'x'],
  ['NaN inside json', t.json as never, { a: [Number.NaN] }],
  ['undefined inside a json array', t.json as never, [undefined]],
  ['a bigint inside json', t.json as never, { a: 1n }],
  ['a ring as json', t.json as never, ring],
  ['an array that is too deep for JSON', t.json as never, deep],
  ['a function as json', t.json as never, () => 1],
  ['NUL inside jsonb', t.jsonb as never, { a: 'x\0' }],
  ['NUL inside a key of jsonb', t.jsonb as never, { 'x\0': 1 }],
  ['half of a surrogate pair inside jsonb', t.jsonb as never, ['\udc00']],
  ['an unknown label', t.enumOf(mood) as never, 'loud'],
  ['a name of Object.prototype as label', t.enumOf(mood) as never, 'toString'],
  ['a string as array', t.array(t.text) as never, 'x'],
  ['null as element', t.array(t.text) as never, [null]],
  ['a hole as element', t.array(t.text) as never, Array.from({ length: 2 }).fill(undefined)],
  ['rows of different length', t.array(t.array(t.int4)) as never, [[1], [2, 3]],],
  ['a flat array for two dimensions', t.array(t.array(t.int4)) as never, [1]],
  ['an object without a key', pair as never, { a: 1 }],
  ['null as composite', pair as never, null],
  ['a bad value in a composite', pair as never, { a: 'x', b: null }],
  ['a range without bounds', t.range(t.int4) as never, { lowerInclusive: true, upperInclusive: false }],
  ['a range that does not say inclusive', t.range(t.int4) as never, { lower: 1, upper: 2 }],
  ['undefined as nullable', t.nullable(t.int4) as never, undefined],
];
test.for(cases)('%s', async ([, codec, value]) => {
  await db.client.query('begin');
  try {
    const error = await db.roundTrip('text', codec as unknown as Codec<unknown>, value).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'ParameterError', code: 'PARAMETER', query: 'RoundTrip', parameter: 'value' });
    // Had PostgreSQL seen it, the transaction would be spoiled.
    expect((await db.client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  } finally {
    await db.client.query('rollback');
  }
});

test('a Date and bytes of another realm are as good as any', async () => {
  const { date, bytes } = runInNewContext('({ date: new Date(0), bytes: Uint8Array.of(1, 2) })') as { date: Date; bytes: Uint8Array };
  expect(await db.roundTrip('timestamptz', t.timestamptz, date)).toEqual(new Date(0));
  expect(await db.roundTrip('bytea', t.bytea, bytes)).toEqual(Uint8Array.of(1, 2));
});

test('the message names the kind of value, never the value', () =>
  fc.assert(
    fc.asyncProperty(fc.string({ minLength: 6, unit: fc.constantFrom('q', 'x', 'z') }), async (secret) => {
      for (const codec of [t.int4, t.bool, t.timestamptz, t.uuid, t.bytea, t.enumOf(mood), t.array(t.int4), t.range(t.int4)]) {
        const error = await db.roundTrip('text', codec as Codec<unknown>, secret).catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(Error);
        expect((error as Error).message).not.toContain(secret);
      }
    }),
    { numRuns: 10 },
  ));
