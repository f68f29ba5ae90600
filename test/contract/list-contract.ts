/** One suite that every kind of client must pass: objects of embedded columns, batches, bulk inserts. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BatchError, codecs as t, defineCopyFrom, defineQuery, isUniqueViolation, type NoColumns, type NoParams, type Queryable } from '../../src/runtime/index.js';
import type { ClientKind, OpenClient } from './client-contract.js';

interface Box {
  id: number;
  label: string | null;
}

const schema = `
  drop schema if exists lists cascade;
  create schema lists;
  create table lists.boxes (id int primary key, label text, size int not null default 1);
`;

const params = { id: t.int4, label: t.nullable(t.text) };

const addBox = defineQuery<Box, NoColumns>({
  name: 'AddBox',
  readOnly: false,
  sql: 'insert into lists.boxes (id, label) values ($1, $2)',
  params,
  columns: {},
});

const insertBox = defineQuery<Box, { id: number; pid: number }>({
  name: 'InsertBox',
  readOnly: false,
  sql: 'insert into lists.boxes (id, label) values ($1, $2) returning id, pg_backend_pid() as pid',
  params,
  columns: { id: ['id', t.int4], pid: ['pid', t.int4] },
});

const boxesFrom = defineQuery<{ id: number }, { id: number; label: string | null }>({
  name: 'BoxesFrom',
  readOnly: true,
  sql: 'select id, label from lists.boxes where id >= $1 order by id',
  params: { id: t.int4 },
  columns: { id: ['id', t.int4], label: ['label', t.nullable(t.text)] },
});

const copyBoxes = defineCopyFrom<Box>({
  name: 'CopyBoxes',
  sql: 'insert into lists.boxes (id, label) select p1, p2 from unnest($1::int4[], $2::text[]) as rows (p1, p2)',
  params,
});

type Pairs = { box: { id: number; label: string | null }; next: { id: number; label: string | null } | null; count: number };

const pairs = (sql: string) =>
  defineQuery<NoParams, Pairs>({
    name: 'Pairs',
    readOnly: true,
    sql,
    params: {},
    columns: {
      box: t.embed({ id: ['id', t.int4], label: ['label', t.nullable(t.text)] }),
      next: t.embedOrNull({ id: ['id', t.int4], label: ['label', t.nullable(t.text)] }),
      count: ['count', t.int4],
    },
  });

const listPairs = pairs(`select b.id, b.label, n.id, n.label, 7 as count
  from lists.boxes b left join lists.boxes n on n.id = b.id + 1 order by b.id`);

const hard = ['', 'NULL', 'null', '{"a,b"}', 'back\\slash', '"quoted"', ' space ', 'tab\t\nline', '狗🐕', "o'Brien", null];

/** Registers the suite for one kind of client. */
export function describeLists(kind: ClientKind): void {
  describe(`lists: ${kind.name}`, () => {
    let client: OpenClient;
    beforeAll(async () => {
      client = await kind.open();
      await client.sql(schema);
    });
    afterAll(() => client.close());
    beforeEach(() => client.sql('truncate lists.boxes'));
    describeEmbeds(() => client);
    describeCopies(() => client);
    describeBatches(() => client);
  });
}

/** Runs the statement that must fail and gives its error; the client is then as after any error. */
async function failure(client: OpenClient, fail: (db: Queryable) => Promise<unknown>): Promise<unknown> {
  let caught: unknown = null;
  await client
    .run(async (db) => {
      caught = await fail(db).then(
        () => null,
        (error: unknown) => error,
      );
    })
    .catch(() => undefined);
  return caught;
}

function describeEmbeds(client: () => OpenClient): void {
  test('columns of one name are parted into objects, and an object is null where all of it is NULL', () =>
    client().run(async (db) => {
      await copyBoxes.run(db, [{ id: 1, label: 'a' }, { id: 2, label: null }]);
      expect(await listPairs.many(db)).toEqual([
        { box: { id: 1, label: 'a' }, next: { id: 2, label: null }, count: 7 },
        { box: { id: 2, label: null }, next: null, count: 7 },
      ]);
    }));

  test('NULL against the type inside of an object names object and key', () =>
    client().run(async (db) => {
      const error = { name: 'UnexpectedNullError', query: 'Pairs' };
      const missing = pairs(`select null::int as id, null as label, 1 as id, null as label, 7 as count`);
      await expect(missing.many(db)).rejects.toMatchObject({ ...error, column: 'box.id' });
      const half = pairs(`select 1 as id, null as label, null::int as id, 'x' as label, 7 as count`);
      await expect(half.many(db)).rejects.toMatchObject({ ...error, column: 'next.id' });
    }));

  test('other columns than compiled are told, embedded ones too', () =>
    client().run(async (db) => {
      const swapped = pairs(`select 1 as id, null as label, null as label, 1 as id, 7 as count`);
      const expected = ['id', 'label', 'id', 'label', 'count'];
      await expect(swapped.many(db)).rejects.toMatchObject({ name: 'ResultShapeError', expected });
    }));
}

function describeCopies(client: () => OpenClient): void {
  test('every row is inserted, in order, with any text and NULL', () =>
    client().run(async (db) => {
      const rows = hard.map((label, index) => ({ id: hard.length - index, label }));
      expect(await copyBoxes.run(db, rows)).toBe(rows.length);
      expect(await boxesFrom.many(db, { id: 0 })).toEqual(rows.toReversed());
    }));

  test('no rows is no statement; many rows are one', () =>
    client().run(async (db) => {
      expect(await copyBoxes.run(db, [])).toBe(0);
      const rows = Array.from({ length: 20_000 }, (_, id) => ({ id, label: `box ${id}` }));
      expect(await copyBoxes.run(db, rows)).toBe(20_000);
      expect(await boxesFrom.many(db, { id: 19_999 })).toEqual([{ id: 19_999, label: 'box 19999' }]);
    }));

  test('one bad row keeps all out', async () => {
    const error = await failure(client(), (db) => copyBoxes.run(db, [1, 2, 1].map((id) => ({ id, label: null }))));
    expect(isUniqueViolation(error, 'boxes_pkey')).toBe(true);
    await client().run(async (db) => expect(await boxesFrom.many(db, { id: 0 })).toEqual([]));
  });

  test.each<[string, unknown, object]>([
    ['a value that does not fit', [{ id: 1, label: null }, { id: 1.5, label: null }], { name: 'ParameterError', index: 1, parameter: 'id' }],
    ['a missing value', [{ id: 1 }], { name: 'ParameterError', index: 0, parameter: 'label', message: 'CopyBoxes: [0]: parameter label is missing; pass null for SQL NULL' }],
    ['a row that is none', [{ id: 1, label: null }, null], { code: 'PARAMETER', message: 'CopyBoxes: [1]: the parameters must be an object with id, label' }],
    // oxlint-disable-next-line no-sparse-arrays
    ['a hole', [{ id: 1, label: null }, , { id: 2, label: null }], { code: 'PARAMETER' }],
    ['no list', { id: 1, label: null }, { code: 'PARAMETER', message: 'CopyBoxes: the parameters must be an array, one object for each run' }],
  ])('%s is told before anything is sent', (_, rows, expected) =>
    client().run(async (db) => {
      await expect(copyBoxes.run(db, rows as Box[])).rejects.toMatchObject(expected);
      await expect(addBox.batchExec(db, rows as Box[])).rejects.toMatchObject({ ...expected, message: expect.stringMatching(/^AddBox: /) });
      expect(await boxesFrom.many(db, { id: 0 })).toEqual([]);
    }));
}

function describeBatches(client: () => OpenClient): void {
  const boxes = (...ids: number[]): Box[] => ids.map((id) => ({ id, label: `box ${id}` }));

  test('results come in the order of the list, all from one connection', () =>
    client().run(async (db) => {
      const ids = Array.from({ length: 50 }, (_, index) => 50 - index);
      const inserted = await insertBox.batchOne(db, boxes(...ids));
      expect(inserted.map((row) => row.id)).toEqual(ids);
      expect(new Set(inserted.map((row) => row.pid)).size).toBe(1);
    }));

  test('each command has its form, also for an empty list', () =>
    client().run(async (db) => {
      expect(await addBox.batchExec(db, boxes(1, 2))).toBeUndefined();
      const [one, two] = boxes(1, 2);
      expect(await boxesFrom.batchMany(db, [{ id: 3 }, { id: 1 }])).toEqual([[], [one, two]]);
      expect(await boxesFrom.batchOneOrNull(db, [{ id: 2 }, { id: 3 }])).toEqual([two, null]);
      expect(await boxesFrom.batchOne(db, [{ id: 2 }])).toEqual([two]);
      expect([await addBox.batchExec(db, []), await boxesFrom.batchMany(db, []), await boxesFrom.batchOne(db, [])]).toEqual([undefined, [], []]);
    }));

  test('a later run sees what an earlier one did', () =>
    client().run(async (db) => {
      const touch = defineQuery<{ by: number }, { size: number }>({
        name: 'Touch', readOnly: false, sql: 'update lists.boxes set size = size * 2 + $1 returning size', params: { by: t.int4 }, columns: { size: ['size', t.int4] },
      });
      await addBox.exec(db, { id: 1, label: null });
      expect(await touch.batchOne(db, [{ by: 1 }, { by: 0 }, { by: 1 }])).toEqual([{ size: 3 }, { size: 6 }, { size: 13 }]);
    }));

  test('a failed run is told with its place; the others stand, unless a transaction holds them together', async () => {
    const error = await failure(client(), (db) => addBox.batchExec(db, boxes(1, 2, 1, 3, 2)));
    expect(error).toBeInstanceOf(BatchError);
    expect(error).toMatchObject({ code: 'BATCH', query: 'AddBox', index: 2, message: expect.stringMatching(/^AddBox: \d of 5 runs failed, the first at \[2\]: duplicate key/) as string });
    const { cause, results } = error as BatchError;
    expect(isUniqueViolation(cause, 'boxes_pkey')).toBe(true);
    const states = results.map(({ status }) => status);
    const [ok, failed] = ['fulfilled', 'rejected'];
    await client().run(async (db) => {
      const kept = (await boxesFrom.many(db, { id: 0 })).map(({ id }) => id);
      if (client().survivesErrors) expect([states, kept]).toEqual([[ok, ok, failed, ok, failed], [1, 2, 3]]);
      else expect([states, kept]).toEqual([[ok, ok, failed, failed, failed], []]);
    });
  });

  test('an answer that is not what was promised is a failed run', async () => {
    const error = await failure(client(), async (db) => {
      await addBox.batchExec(db, boxes(1, 2));
      return boxesFrom.batchOne(db, [{ id: 2 }, { id: 3 }, { id: 1 }]);
    });
    expect(error).toMatchObject({ name: 'BatchError', index: 1, cause: { name: 'NoRowError' } });
    expect((error as BatchError).results).toMatchObject([{ value: { id: 2 } }, { status: 'rejected' }, { reason: { name: 'TooManyRowsError' } }]);
  });

  test('queries beside a batch do not disturb it', () =>
    client().run(async (db) => {
      const [inserted, , found] = await Promise.all([insertBox.batchOne(db, boxes(1, 2, 3)), boxesFrom.many(db, { id: 0 }), boxesFrom.batchMany(db, [{ id: 9 }])]);
      expect(inserted.map(({ id }) => id)).toEqual([1, 2, 3]);
      expect(found).toEqual([[]]);
    }));
}
