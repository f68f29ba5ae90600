/** One suite that every kind of client must pass: what a query function promises, whatever `db` is. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  codecs as t,
  defineQuery,
  type NoColumns,
  type NoParams,
  type Queryable,
} from '../../src/runtime/index.js';

/** A way to get at a client of one kind. */
export interface ClientKind {
  readonly name: string;
  /** Opens the client; its database may be empty and is the suite's alone. */
  open(): Promise<OpenClient>;
}

export interface OpenClient {
  /** Calls `use` with the client, for example within a transaction that is rolled back or committed after it. */
  run(use: (db: Queryable) => Promise<void>): Promise<void>;
  /** Runs SQL beside rowtype. */
  sql(text: string): Promise<void>;
  /** Does a failed statement leave the client usable? Not within a transaction. */
  readonly survivesErrors: boolean;
  close(): Promise<void>;
}

const mood = { calm: 'calm', wild: 'wild "one"' } as const;
type Mood = (typeof mood)[keyof typeof mood];

interface Pet {
  id: number;
  petName: string;
  mood: Mood | null;
  tags: string[];
  owner: { id: number | null; fullName: string } | null;
  born: Date;
  weight: bigint;
}

const owner = t.composite<{ id: number | null; fullName: string }>({
  id: ['id', t.nullable(t.int4)],
  fullName: ['full_name', t.text],
});

const petColumns = {
  id: ['id', t.int4],
  petName: ['pet_name', t.text],
  mood: ['mood', t.nullable(t.enumOf(mood))],
  tags: ['tags', t.array(t.text)],
  owner: ['owner', t.nullable(owner)],
  born: ['born', t.timestamptz],
  weight: ['weight', t.int8],
} as const;

const schema = `
  drop schema if exists contract cascade;
  create schema contract;
  create type contract.mood as enum ('calm', 'wild "one"');
  create type contract.owner as (id int, full_name text);
  create table contract.pets (
    id int primary key, pet_name text not null unique, mood contract.mood, tags text[] not null,
    owner contract.owner, born timestamptz not null, weight bigint not null constraint positive_weight check (weight > 0)
  );
  create table contract.toys (id int primary key, pet_id int not null constraint toys_owner references contract.pets (id));
  create table contract.stays (pet_id int, during int4range, constraint one_stay exclude using gist (during with &&));
`;

const insertPet = defineQuery<Pet, Pet>({
  name: 'InsertPet',
  readOnly: false,
  sql: 'insert into contract.pets values ($1, $2, $3, $4, $5, $6, $7) returning *',
  params: {
    id: t.int4,
    petName: t.text,
    mood: t.nullable(t.enumOf(mood)),
    tags: t.array(t.text),
    owner: t.nullable(owner),
    born: t.timestamptz,
    weight: t.int8,
  },
  columns: petColumns,
});

const listPets = defineQuery<NoParams, Pet>({
  name: 'ListPets',
  readOnly: true,
  sql: 'select * from contract.pets order by id',
  params: {},
  columns: petColumns,
});

const getPet = defineQuery<{ id: number }, Pet>({
  name: 'GetPet',
  readOnly: true,
  sql: 'select * from contract.pets where id >= $1 order by id',
  params: { id: t.int4 },
  columns: petColumns,
});

const growPets = defineQuery<{ by: bigint }, NoColumns>({
  name: 'GrowPets',
  readOnly: false,
  sql: 'update contract.pets set weight = weight + $1',
  params: { by: t.int8 },
  columns: {},
});

const insertToy = defineQuery<{ id: number; petId: number | null }, NoColumns>({
  name: 'InsertToy',
  readOnly: false,
  sql: 'insert into contract.toys values ($1, $2)',
  params: { id: t.int4, petId: t.nullable(t.int4) },
  columns: {},
});

const insertStay = defineQuery<{ from: number; to: number }, NoColumns>({
  name: 'InsertStay',
  readOnly: false,
  sql: 'insert into contract.stays values (1, int4range($1, $2))',
  params: { from: t.int4, to: t.int4 },
  columns: {},
});

const divide = defineQuery<{ by: number }, { result: number }>({
  name: 'Divide',
  readOnly: true,
  sql: 'select 1 / $1::int as result',
  params: { by: t.int4 },
  columns: { result: ['result', t.int4] },
});

const rex: Pet = {
  id: 1,
  petName: `Rex "the, {dog}" \\ o'Brien (NULL) – 狗🐕`,
  mood: 'wild "one"',
  tags: ['', 'NULL', 'a,b', '{"x"}', 'back\\slash', ' space '],
  owner: { id: null, fullName: 'Ann "O"\\, (Smith)' },
  born: new Date('2020-02-29T12:34:56.789Z'),
  weight: 9_007_199_254_740_993n,
};

const mia: Pet = { id: 2, petName: 'Mia', mood: null, tags: [], owner: null, born: new Date(0), weight: 3n };

/** Registers the suite for one kind of client. */
export function describeClient(kind: ClientKind): void {
  describe(kind.name, () => {
    let client: OpenClient;
    beforeAll(async () => {
      client = await kind.open();
      await client.sql(schema);
    });
    afterAll(() => client.close());
    beforeEach(() => client.sql('truncate contract.pets, contract.toys, contract.stays'));
    describeRows(() => client);
    describeErrors(() => client);
  });
}

function describeRows(client: () => OpenClient): void {
  test('values of every shape come back as they went in', () =>
    client().run(async (db) => {
      expect(await insertPet.one(db, rex)).toEqual(rex);
      expect(await insertPet.one(db, mia)).toEqual(mia);
      expect(await listPets.many(db)).toEqual([rex, mia]);
    }));

  test('a query gives the same answer when it is run again', () =>
    client().run(async (db) => {
      await insertPet.exec(db, mia);
      for (let run = 0; run < 3; run += 1) expect(await getPet.oneOrNull(db, { id: 1 })).toEqual(mia);
    }));

  test('queries started together all answer', () =>
    client().run(async (db) => {
      await insertPet.exec(db, mia);
      const all = await Promise.all([getPet.one(db, { id: 2 }), listPets.many(db), getPet.oneOrNull(db, { id: 3 })]);
      expect(all).toEqual([mia, [mia], null]);
    }));

  test('one row is promised: none and two are errors', () =>
    client().run(async (db) => {
      await expect(getPet.one(db, { id: 1 })).rejects.toMatchObject({ name: 'NoRowError', code: 'NO_ROW', query: 'GetPet' });
      expect(await getPet.oneOrNull(db, { id: 1 })).toBeNull();
      await insertPet.exec(db, rex);
      await insertPet.exec(db, mia);
      const tooMany = { name: 'TooManyRowsError', code: 'TOO_MANY_ROWS', query: 'GetPet', rowCount: 2 };
      await expect(getPet.one(db, { id: 1 })).rejects.toMatchObject(tooMany);
      await expect(getPet.oneOrNull(db, { id: 1 })).rejects.toMatchObject(tooMany);
      expect(await getPet.one(db, { id: 2 })).toEqual(mia);
    }));

  test('commands tell what they did', () =>
    client().run(async (db) => {
      expect(await growPets.execRows(db, { by: 1n })).toBe(0);
      expect(await insertPet.exec(db, rex)).toBeUndefined();
      expect(await insertPet.execRows(db, mia)).toBe(1);
      expect(await growPets.execRows(db, { by: 1n })).toBe(2);
      expect(await growPets.execResult(db, { by: 1n })).toEqual({ rowCount: 2, command: 'UPDATE' });
      expect(await listPets.execResult(db)).toEqual({ rowCount: 2, command: 'SELECT' });
    }));
}

function describeErrors(client: () => OpenClient): void {
  /** Runs the statement that must fail and gives its error; the client is then as after any error. */
  const failure = async (setUp: (db: Queryable) => Promise<unknown>, fail: (db: Queryable) => Promise<unknown>): Promise<unknown> => {
    let caught: unknown = null;
    await client()
      .run(async (db) => {
        await setUp(db);
        caught = await fail(db).then(
          () => null,
          (error: unknown) => error,
        );
        if (client().survivesErrors) expect(await divide.one(db, { by: 1 })).toEqual({ result: 1 });
      })
      .catch((error: unknown) => {
        if (client().survivesErrors) throw error;
      });
    expect(caught).toBeInstanceOf(Error);
    return caught;
  };
  const insertRex = (db: Queryable): Promise<unknown> => insertPet.exec(db, rex);
  const nothing = (): Promise<unknown> => Promise.resolve();

  test('a duplicate key names constraint, table and columns, and no value in its message', async () => {
    const error = await failure(insertRex, (db) => insertPet.exec(db, { ...mia, petName: rex.petName }));
    expect(error).toMatchObject({
      name: 'UniqueViolationError', code: '23505', sqlstate: '23505', query: 'InsertPet',
      constraint: 'pets_pet_name_key', schema: 'contract', table: 'pets', columns: ['pet_name'],
    });
    expect((error as Error).message).not.toContain('Rex');
    expect((error as Error).cause).toBeDefined();
  });

  test('a missing key names constraint and columns', async () => {
    const error = await failure(nothing, (db) => insertToy.exec(db, { id: 1, petId: 77 }));
    expect(error).toMatchObject({ name: 'ForeignKeyViolationError', constraint: 'toys_owner', table: 'toys', columns: ['pet_id'] });
  });

  test('a NULL where none may be names the column', async () => {
    const error = await failure(nothing, (db) => insertToy.exec(db, { id: 1, petId: null }));
    expect(error).toMatchObject({ name: 'NotNullViolationError', table: 'toys', columns: ['pet_id'] });
  });

  test('a failed check names the constraint', async () => {
    const error = await failure(nothing, (db) => insertPet.exec(db, { ...rex, weight: -1n }));
    expect(error).toMatchObject({ name: 'CheckViolationError', constraint: 'positive_weight', table: 'pets', columns: [] });
  });

  test('a failed exclusion names constraint and columns', async () => {
    const error = await failure((db) => insertStay.exec(db, { from: 1, to: 5 }), (db) => insertStay.exec(db, { from: 4, to: 6 }));
    expect(error).toMatchObject({ name: 'ExclusionViolationError', constraint: 'one_stay', columns: ['during'] });
  });

  test('any other refusal of PostgreSQL is a DatabaseError with its SQLSTATE and query', async () => {
    const error = await failure(nothing, (db) => divide.one(db, { by: 0 }));
    expect(error).toMatchObject({ name: 'DatabaseError', code: '22012', sqlstate: '22012', query: 'Divide' });
  });

  test('a parameter that does not fit is refused before anything is sent', () =>
    client().run(async (db) => {
      // Within a transaction anything that had reached PostgreSQL would have spoiled it.
      await expect(divide.one(db, { by: 1.5 })).rejects.toMatchObject({ name: 'ParameterError', query: 'Divide', parameter: 'by' });
      await expect(divide.one(db, {} as { by: number })).rejects.toMatchObject({ name: 'ParameterError', parameter: 'by' });
      expect(await divide.one(db, { by: 1 })).toEqual({ result: 1 });
    }));

  test('a NULL against the type, an unreadable value and other columns are told apart', () =>
    client().run(async (db) => {
      const query = (sql: string): Promise<unknown> =>
        defineQuery<NoParams, { a: number; b: string }>({
          name: 'Lie', readOnly: true, sql, params: {}, columns: { a: ['a', t.int4], b: ['b', t.text] },
        }).many(db);
      await expect(query(`select null::int as a, 'x' as b`)).rejects.toMatchObject({ name: 'UnexpectedNullError', query: 'Lie', column: 'a' });
      await expect(query(`select 'four' as a, 'x' as b`)).rejects.toMatchObject({ name: 'DecodeError', query: 'Lie', column: 'a', value: 'four' });
      await expect(query(`select 1 as a, 'x' as c`)).rejects.toMatchObject({ name: 'ResultShapeError', expected: ['a', 'b'], actual: ['a', 'c'] });
      await expect(query(`select 'x' as b, 1 as a`)).rejects.toMatchObject({ name: 'ResultShapeError' });
      await expect(query(`select 1 as a`)).rejects.toMatchObject({ name: 'ResultShapeError' });
      expect(await query(`select 1 as a, 'x' as b, 'more' as c`)).toEqual([{ a: 1, b: 'x' }]);
    }));
}
