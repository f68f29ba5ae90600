/** Transactions are all or nothing, on `pg` and on PGlite alike. */
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { transaction, type Queryable, type Transaction } from '../../src/runtime/index.js';
import { addCounter, addRef, counterSchema, listCounters, openRuntimeDatabase, sessionState, setCounter, type RuntimeDatabase } from './runtime-database.js';

let database: RuntimeDatabase;
let pglite: PGlite;

beforeAll(async () => {
  database = await openRuntimeDatabase();
  pglite = await PGlite.create();
  await pglite.exec(counterSchema);
});
afterAll(async () => {
  await pglite.close();
  await database.close();
});

class Mistake extends Error {}

const kinds: readonly (readonly [string, () => Promise<Queryable>])[] = [
  ['pg Pool', async () => database.pool],
  ['pg Client', () => database.connect()],
  ['pg Client in pipeline mode', () => database.connect({ pipeline: true })],
  ['PGlite', async () => pglite],
];

describe.for(kinds)('on %s', ([name, open]) => {
  let db: Queryable;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    if (name === 'PGlite') await pglite.exec('truncate counters, refs');
    else await database.sql('truncate counters, refs');
  });
  const names = async (): Promise<string[]> => (await listCounters.many(db)).map((row) => row.name);
  const add = (tx: Transaction, counter: string): Promise<void> => addCounter.exec(tx, { name: counter, value: 1 });

  test('commits what it did and gives its result', async () => {
    const result = await transaction(db, async (tx) => {
      await add(tx, 'a');
      return 'done';
    });
    expect(result).toBe('done');
    expect(await names()).toEqual(['a']);
  });

  test('rolls back and passes the very error on', async () => {
    const mistake = new Mistake('mine');
    const failing = transaction(db, async (tx) => {
      await add(tx, 'a');
      throw mistake;
    });
    await expect(failing).rejects.toBe(mistake);
    expect(await names()).toEqual([]);
  });

  test('rolls back when a statement fails', async () => {
    const failing = transaction(db, async (tx) => {
      await add(tx, 'a');
      await add(tx, 'a');
    });
    await expect(failing).rejects.toMatchObject({ name: 'UniqueViolationError', query: 'AddCounter' });
    expect(await names()).toEqual([]);
  });

  test('a failure that was caught and not undone is told at the end', async () => {
    const failing = transaction(db, async (tx) => {
      await add(tx, 'a');
      await add(tx, 'a').catch(() => undefined);
    });
    await expect(failing).rejects.toMatchObject({
      name: 'TransactionError', code: 'TRANSACTION_ABORTED', cause: { name: 'UniqueViolationError' },
    });
    expect(await names()).toEqual([]);
  });

  test('a constraint that is checked at COMMIT is a typed error', async () => {
    const failing = transaction(db, (tx) => addRef.exec(tx, { name: 'nobody' }));
    await expect(failing).rejects.toMatchObject({ name: 'ForeignKeyViolationError', constraint: 'refs_name', query: null });
    await transaction(db, (tx) => add(tx, 'after'));
    expect(await names()).toEqual(['after']);
  });

  test('has the asked isolation level and access mode, and only there', async () => {
    const before = await sessionState.one(db);
    const options = { isolation: 'serializable', readOnly: true, deferrable: true } as const;
    const inside = await transaction(db, options, (tx) => sessionState.one(tx));
    expect(inside).toMatchObject({ isolation: 'serializable', readOnly: 'on', deferrable: 'on' });
    expect(await transaction(db, { isolation: 'repeatable read' }, (tx) => sessionState.one(tx))).toMatchObject({ isolation: 'repeatable read', readOnly: 'off' });
    expect(await sessionState.one(db)).toMatchObject({ isolation: before.isolation, readOnly: before.readOnly });
    await expect(transaction(db, { readOnly: true }, (tx) => add(tx, 'a'))).rejects.toMatchObject({ sqlstate: '25006' });
  });

  test('an isolation level that does not exist is refused, not sent', async () => {
    const level = 'serializable; drop table counters' as 'serializable';
    await expect(transaction(db, { isolation: level }, async () => 1)).rejects.toMatchObject({ code: 'TRANSACTION_OPTIONS' });
    await expect(transaction(db, { isolation: 'constructor' as 'serializable' }, async () => 1)).rejects.toMatchObject({ code: 'TRANSACTION_OPTIONS' });
    expect(await names()).toEqual([]);
  });

  test('a nested failure undoes only the nested work', async () => {
    await transaction(db, async (tx) => {
      await add(tx, 'outer');
      const nested = transaction(tx, async (inner) => {
        await add(inner, 'inner');
        await add(inner, 'inner');
      });
      await expect(nested).rejects.toMatchObject({ name: 'UniqueViolationError' });
      await transaction(tx, (inner) => transaction(inner, (innermost) => add(innermost, 'deep')));
    });
    expect(await names()).toEqual(['deep', 'outer']);
  });

  test('a nested transaction with a swallowed failure is undone and says so', async () => {
    await transaction(db, async (tx) => {
      await add(tx, 'outer');
      const nested = transaction(tx, async (inner) => {
        await add(inner, 'inner');
        await add(inner, 'outer').catch(() => undefined);
      });
      await expect(nested).rejects.toMatchObject({ code: 'TRANSACTION_ABORTED', cause: { name: 'UniqueViolationError' } });
    });
    expect(await names()).toEqual(['outer']);
  });

  test('the outer transaction is refused while the inner one is open', async () => {
    await transaction(db, async (tx) => {
      await transaction(tx, async (inner) => {
        await add(inner, 'inner');
        await expect(add(tx, 'outer')).rejects.toMatchObject({ code: 'TRANSACTION_BUSY', query: 'AddCounter' });
        await expect(transaction(tx, async () => 1)).rejects.toMatchObject({ code: 'TRANSACTION_BUSY' });
      });
      await add(tx, 'outer');
    });
    expect(await names()).toEqual(['inner', 'outer']);
  });

  test('options are refused on a nested transaction', async () => {
    await transaction(db, async (tx) => {
      await expect(transaction(tx, { isolation: 'serializable' }, async () => 1)).rejects.toMatchObject({ code: 'TRANSACTION_OPTIONS' });
    });
  });

  test('after its end it is refused', async () => {
    const leaked: Transaction[] = [];
    await transaction(db, async (tx) => void leaked.push(tx));
    await transaction(db, async (tx) => {
      leaked.push(tx);
      throw new Mistake();
    }).catch(() => undefined);
    expect(leaked).toHaveLength(2);
    for (const tx of leaked) {
      await expect(add(tx, 'late')).rejects.toMatchObject({ name: 'TransactionError', code: 'TRANSACTION_ENDED', query: 'AddCounter' });
      await expect(transaction(tx, async () => 1)).rejects.toMatchObject({ code: 'TRANSACTION_ENDED' });
    }
    expect(await names()).toEqual([]);
  });

  test('queries that nobody awaited belong to their own transaction', async () => {
    await transaction(db, async (tx) => {
      for (let index = 0; index < 5; index += 1) void add(tx, `kept ${index}`);
    });
    await transaction(db, async (tx) => {
      for (let index = 0; index < 5; index += 1) void add(tx, `undone ${index}`);
      throw new Mistake();
    }).catch(() => undefined);
    await transaction(db, (tx) => add(tx, 'next'));
    expect(await names()).toEqual(['kept 0', 'kept 1', 'kept 2', 'kept 3', 'kept 4', 'next']);
  });

  test('a failing query that nobody awaited fails the transaction', async () => {
    const failing = transaction(db, async (tx) => {
      await add(tx, 'a');
      void add(tx, 'a');
    });
    await expect(failing).rejects.toMatchObject({ name: 'UniqueViolationError' });
    expect(await names()).toEqual([]);
  });

  test('a nested transaction that nobody awaited ends within the outer one', async () => {
    await transaction(db, async (tx) => {
      void transaction(tx, async (inner) => {
        await add(inner, 'one');
        await add(inner, 'two');
      });
    });
    expect(await names()).toEqual(['one', 'two']);
  });

  test('a callback that is no function or throws at once is an error like any other', async () => {
    const immediately = (): Promise<void> => {
      throw new Mistake('at once');
    };
    await expect(transaction(db, immediately)).rejects.toThrow('at once');
    await expect(transaction(db, undefined as never)).rejects.toThrow(TypeError);
    await setCounter.exec(db, { name: 'still', value: 1 });
  });
});
