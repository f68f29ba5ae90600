/** What PostgreSQL prints in its many ways is read rightly or refused, never read wrongly. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codecs as t, type Codec } from '../../src/runtime/index.js';
import { mood, openCodecDatabase, type CodecDatabase } from './codec-database.js';

let db: CodecDatabase;
beforeAll(async () => {
  db = await openCodecDatabase();
});
afterAll(() => db.close());

const zones = ['UTC', 'Asia/Kolkata', 'America/St_Johns', 'Africa/Monrovia', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'America/New_York'];
test('timestamptz: the same instant in every zone, with offsets of minutes and seconds', async () => {
  const instants = ['1883-01-01T00:00:00.000Z', '1900-06-01T12:34:56.789Z', '0001-01-01T00:00:00.000Z', '-000099-07-07T07:07:07.007Z', '2024-03-10T07:30:00.000Z', '+100000-12-31T23:59:59.999Z'];
  for (const zone of zones) {
    await db.client.query(`set timezone = '${zone}'`);
    for (const instant of instants) {
      const date = new Date(instant);
      expect(await db.roundTrip('timestamptz', t.timestamptz, date), `${instant} in ${zone}`).toEqual(date);
    }
  }
  await db.client.query(`set timezone = 'UTC'`);
});

test('timestamptz: microseconds are cut, before 1970 as well', async () => {
  expect(await db.read(`timestamptz '2024-01-01 00:00:00.123999+00'`, t.timestamptz)).toEqual(new Date('2024-01-01T00:00:00.123Z'));
  expect(await db.read(`timestamptz '1969-12-31 23:59:59.999999+00'`, t.timestamptz)).toEqual(new Date('1969-12-31T23:59:59.999Z'));
  expect(await db.read(`timestamptz '0044-12-31 23:59:59.0005+00 BC'`, t.timestamptz)).toEqual(new Date('-000043-12-31T23:59:59.000Z'));
});

test('timestamptz: what a Date cannot hold is an error, not a wrong Date', async () => {
  for (const value of ['infinity', '-infinity', '294276-12-31 00:00:00+00']) {
    await expect(db.read(`timestamptz '${value}'`, t.timestamptz)).rejects.toMatchObject({ name: 'DecodeError', query: 'Read', column: 'value' });
  }
});

test.for(['SQL, DMY', 'SQL, MDY', 'German', 'Postgres, DMY'])('dates under DateStyle %s are an error that says so', async (style) => {
  await db.client.query(`set datestyle = '${style}'`);
  try {
    for (const [expression, codec] of [
      [`timestamptz '2024-02-03 04:05:06+00'`, t.timestamptz],
      [`timestamp '2024-02-03 04:05:06'`, t.timestamp],
      [`date '2024-02-03'`, t.date],
    ] as const) {
      await expect(db.read<unknown>(expression, codec as Codec<unknown>)).rejects.toThrow(/DateStyle/);
    }
  } finally {
    await db.client.query(`set datestyle = 'ISO, MDY'`);
  }
});

test('date and timestamp keep their text, also BC, infinite and far away', async () => {
  expect(await db.read(`date '0044-03-15 BC'`, t.date)).toBe('0044-03-15 BC');
  expect(await db.read(`date '-infinity'`, t.date)).toBe('-infinity');
  expect(await db.read(`date '99999-01-01'`, t.date)).toBe('99999-01-01');
  expect(await db.read(`timestamp '2024-02-03 04:05:06.5'`, t.timestamp)).toBe('2024-02-03 04:05:06.5');
  expect(await db.read(`timestamp '0044-03-15 01:02:03 BC'`, t.timestamp)).toBe('0044-03-15 01:02:03 BC');
  expect(await db.read(`timetz '04:05:06+05:30'`, t.time)).toBe('04:05:06+05:30');
  expect(await db.read(`interval '1 day 2 hours'`, t.interval)).toBe('1 day 02:00:00');
});

test('bytea is read in both output formats', () =>
  fc.assert(
    fc.asyncProperty(fc.uint8Array(), fc.constantFrom('hex', 'escape'), async (bytes, format) => {
      await db.client.query(`set bytea_output = ${format}`);
      expect(await db.roundTrip('bytea', t.bytea, bytes)).toEqual(bytes);
    }),
  ).finally(() => db.client.query('set bytea_output = hex')));

test('arrays: lower bounds are dropped, dimensions are checked, NULL is told from "NULL"', async () => {
  expect(await db.read(`'[0:2]={1,2,3}'::int[]`, t.array(t.int4))).toEqual([1, 2, 3]);
  expect(await db.read(`'[-2:-1][3:4]={{1,2},{3,4}}'::int[]`, t.array(t.array(t.int4)))).toEqual([[1, 2], [3, 4]]);
  expect(await db.read(`array[null, 'NULL', 'null']::text[]`, t.array(t.nullable(t.text)))).toEqual([null, 'NULL', 'null']);
  expect(await db.read(`'{}'::int[]`, t.array(t.array(t.int4)))).toEqual([]);
  await expect(db.read(`'{{1,2},{3,4}}'::int[]`, t.array(t.int4))).rejects.toMatchObject({ name: 'DecodeError' });
  await expect(db.read(`'{1,2}'::int[]`, t.array(t.array(t.int4)))).rejects.toMatchObject({ name: 'DecodeError' });
  await expect(db.read(`array[1, null]`, t.array(t.int4))).rejects.toMatchObject({ name: 'UnexpectedNullError', column: 'value' });
});

test('composites: NULL attributes and altered types are told', async () => {
  const strict = t.composite<{ a: number; b: string }>({ a: ['a', t.int4], b: ['b', t.text] });
  expect(await db.read(`row(1, '')::pair`, strict)).toEqual({ a: 1, b: '' });
  await expect(db.read(`row(1, null)::pair`, strict)).rejects.toMatchObject({ name: 'UnexpectedNullError' });
  await expect(db.read(`row(1, '', 2)`, strict)).rejects.toMatchObject({ name: 'DecodeError' });
  await expect(db.read(`row(1)`, strict)).rejects.toMatchObject({ name: 'DecodeError' });
});

test('ranges: empty, unbounded and multirange', async () => {
  expect(await db.read(`'empty'::int4range`, t.range(t.int4))).toEqual({ empty: true });
  expect(await db.read(`'(,)'::numrange`, t.range(t.numeric))).toEqual({ lower: null, upper: null, lowerInclusive: false, upperInclusive: false });
  expect(await db.read(`'{}'::int4multirange`, t.multirange(t.int4))).toEqual([]);
  expect(await db.read(`tstzrange('2024-01-01+00', '2024-01-02+00', '(]')`, t.range(t.timestamptz))).toEqual({
    lower: new Date('2024-01-01'), upper: new Date('2024-01-02'), lowerInclusive: false, upperInclusive: true,
  });
});

test('json null in a column that is NOT NULL is null; SQL NULL is not', async () => {
  expect(await db.read(`'null'::jsonb`, t.jsonb)).toBeNull();
  await expect(db.read(`null::jsonb`, t.jsonb)).rejects.toMatchObject({ name: 'UnexpectedNullError' });
  expect(await db.read(`null::jsonb`, t.nullable(t.jsonb))).toBeNull();
  expect(await db.read(`($1::jsonb is null)::text`.replace('$1', `null`), t.text)).toBe('true');
});

test('a label that a later migration added is an error', async () => {
  const { odd: _odd, ...fewer } = mood;
  await expect(db.read(`'o"d,d\\ {NULL}'::mood`, t.enumOf(fewer))).rejects.toMatchObject({ name: 'DecodeError' });
});

test('a long value is shortened in the message', async () => {
  const error = await db.read(`repeat('x', 10000)`, t.int4).catch((caught: unknown) => caught);
  expect((error as Error).message.length).toBeLessThan(250);
});
