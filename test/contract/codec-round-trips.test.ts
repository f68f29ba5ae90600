/** What is sent is what is stored, and what is stored is what comes back: every codec, hostile values, a real server. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codecs as t, type Codec, type JsonValue, type Range } from '../../src/runtime/index.js';
import { mood, openCodecDatabase, pair, type CodecDatabase, type Pair } from './codec-database.js';

let db: CodecDatabase;
beforeAll(async () => {
  db = await openCodecDatabase();
});
afterAll(() => db.close());

function roundTrips<T>(pgType: string, codec: Codec<T>, values: fc.Arbitrary<T>, numRuns = 150): void {
  test(`${pgType}: every value comes back as it was sent`, () =>
    fc.assert(
      fc.asyncProperty(values, async (value) => {
        expect(await db.roundTrip(pgType, codec, value)).toEqual(value);
      }),
      { numRuns },
    ));
}

const hostile = fc.oneof(
  fc.constantFrom('', 'NULL', 'null', '""', '"', '\\', '\\\\', '{', '}', '{}', ',', '(', ')', '()', '[', ']', 'empty', ' ', '\t\n', "'", '$1', '\u{1F415}', 'é', '\uFEFF', '﷽'),
  fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', ',', '(', ')', '[', ']', ' ', 'a', 'N', '\n', '🐕') }),
  fc.string({ unit: 'grapheme' }),
).filter((text) => !text.includes('\0') && !/\p{Surrogate}/u.test(text));

const anyPair = fc.record({ a: fc.option(fc.integer()), b: fc.option(hostile) });
const anyDate = fc.date({ min: new Date('-004712-01-01T00:00:00Z'), max: new Date(8_640_000_000_000_000), noInvalidDate: true });

/** Ranges in the form that PostgreSQL keeps for discrete types: `[lower,upper)`, an infinite side exclusive. */
const anyIntRange: fc.Arbitrary<Range<number>> = fc.oneof(
  fc.constant({ empty: true as const }),
  fc
    .tuple(fc.option(fc.integer({ min: -1000, max: 1000 })), fc.option(fc.integer({ min: 1, max: 1000 })))
    .map(([lower, length]) => ({
      lower,
      upper: length === null ? null : (lower ?? 0) + length,
      lowerInclusive: lower !== null,
      upperInclusive: false,
    })),
);

describe('round trips', () => {
  roundTrips('text', t.text, hostile);
  roundTrips('uuid', t.uuid, fc.uuid());
  roundTrips('bool', t.bool, fc.boolean(), 10);
  roundTrips('int2', t.int2, fc.integer({ min: -32_768, max: 32_767 }));
  roundTrips('int4', t.int4, fc.integer());
  roundTrips('oid', t.oid, fc.integer({ min: 0, max: 4_294_967_295 }));
  roundTrips('int8', t.int8, fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }));
  roundTrips('float8', t.float8, fc.double(), 400);
  roundTrips('numeric', t.numeric, fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 40n }), fc.integer({ min: 0, max: 30 })).map(([digits, scale]) => scale === 0 ? `${digits}` : `${digits}.${'5'.repeat(scale)}`));
  roundTrips('timestamptz', t.timestamptz, anyDate, 400);
  roundTrips('bytea', t.bytea, fc.uint8Array());
  roundTrips('json', t.json, fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as JsonValue));
  roundTrips('text[]', t.array(t.text), fc.array(hostile));
  roundTrips('text[]', t.array(t.nullable(t.text)), fc.array(fc.option(hostile)));
  roundTrips('int4[]', t.array(t.nullable(t.int4)), fc.array(fc.option(fc.integer())));
  roundTrips('bytea[]', t.array(t.bytea), fc.array(fc.uint8Array({ maxLength: 8 })));
  roundTrips('timestamptz[]', t.array(t.timestamptz), fc.array(anyDate));
  roundTrips('json[]', t.array(t.json), fc.array(fc.jsonValue({ maxDepth: 1 }).map((value) => JSON.parse(JSON.stringify(value)) as JsonValue)));
  roundTrips('mood', t.enumOf(mood), fc.constantFrom(...Object.values(mood)), 10);
  roundTrips('mood[]', t.array(t.nullable(t.enumOf(mood))), fc.array(fc.option(fc.constantFrom(...Object.values(mood)))), 30);
  roundTrips('pair', pair, anyPair);
  roundTrips('pair[]', t.array(t.nullable(pair)), fc.array(fc.option(anyPair)));
  roundTrips('lonely', t.composite<{ alone: string | null }>({ alone: ['alone', t.nullable(t.text)] }), fc.record({ alone: fc.option(hostile) }));
  roundTrips(
    'nest',
    t.composite<{ p: Pair | null; list: Pair[]; span: Range<number> | null }>({
      p: ['p', t.nullable(pair)],
      list: ['list', t.array(pair)],
      span: ['span', t.nullable(t.range(t.int4))],
    }),
    fc.record({ p: fc.option(anyPair), list: fc.array(anyPair), span: fc.option(anyIntRange) }),
  );
  roundTrips('int4range', t.range(t.int4), anyIntRange);
  roundTrips('int4range[]', t.array(t.range(t.int4)), fc.array(anyIntRange));
  roundTrips(
    'textspan',
    t.range(t.text),
    fc.tuple(hostile, fc.option(hostile), fc.boolean(), fc.boolean()).map(([one, other, lowerInclusive, upperInclusive]): Range<string> => {
      if (other === null) return { lower: null, upper: one, lowerInclusive: false, upperInclusive };
      const [lower = one, upper = other] = [one, other].toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      const same = lower === upper;
      return { lower, upper, lowerInclusive: lowerInclusive || same, upperInclusive: upperInclusive || same };
    }),
  );
  roundTrips(
    'int4[][]',
    t.array(t.array(t.nullable(t.int4))),
    fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(fc.option(fc.integer()), { minLength: width, maxLength: width }))),
  );
  roundTrips(
    'int4multirange',
    t.multirange(t.int4),
    fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))).map((steps) => {
      let at = 0;
      return steps.map(([gap, length]): Range<number> => {
        const lower = at + gap;
        at = lower + length;
        return { lower, upper: at, lowerInclusive: true, upperInclusive: false };
      });
    }),
  );

  test('jsonb: every value that it can hold comes back', () =>
    fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (anything) => {
        const value = JSON.parse(JSON.stringify(anything)) as JsonValue;
        const storable = !/\\u0000|\\ud[89a-f]/.test(JSON.stringify(value));
        if (storable) expect(await db.roundTrip('jsonb', t.jsonb, value)).toEqual(value);
        else await expect(db.roundTrip('jsonb', t.jsonb, value)).rejects.toMatchObject({ name: 'ParameterError' });
      }),
    ));

  test('float4: the stored number comes back', () =>
    fc.assert(
      fc.asyncProperty(fc.float(), async (value) => {
        expect(Math.fround(await db.roundTrip('float4', t.float4, value))).toEqual(value);
      }),
      { numRuns: 400 },
    ));

  test('what is sent is what PostgreSQL sees', async () => {
    const seen = async (pgType: string, codec: Codec<never>, value: unknown): Promise<string> => {
      const { rows } = await db.client.query(`select $1::${pgType}::text as seen`, [codec.encode(value as never)]);
      return (rows as { seen: string }[])[0]?.seen ?? '';
    };
    await db.client.query(`set timezone = 'UTC'`);
    expect(await seen('timestamptz', t.timestamptz as never, new Date('-000043-03-15T12:00:00.001Z'))).toBe('0044-03-15 12:00:00.001+00 BC');
    expect(await seen('timestamptz', t.timestamptz as never, new Date('+012345-01-02T03:04:05.678Z'))).toBe('12345-01-02 03:04:05.678+00');
    expect(await seen('float8', t.float8 as never, -0)).toBe('-0');
    expect(await seen('bytea', t.bytea as never, Uint8Array.of(0, 255))).toBe('\\x00ff');
    expect(await seen('jsonb', t.jsonb as never, null)).toBe('null');
    expect(await seen('text[]', t.array(t.nullable(t.text)) as never, [null, 'NULL', 'x'])).toBe('{NULL,"NULL",x}');
  });
});
