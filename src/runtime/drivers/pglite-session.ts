/** Runs statements on PGlite or on a transaction of PGlite's own: https://pglite.dev/docs/api */
import { fromDriverError } from '../errors/from-driver-error.js';
import type { PgliteQueryable } from '../queryable.js';
import type { RawResult } from '../statement.js';
import type { Session } from './executor.js';

/** A PGlite database, which (unlike its transactions) shows its parsers and opens transactions. */
export interface PgliteDatabase extends PgliteQueryable {
  transaction<T>(work: (tx: PgliteQueryable) => Promise<T>): Promise<T>;
  readonly parsers?: Readonly<Record<string, unknown>>;
}

/** Is it PGlite or a transaction of it? `pg` has no `exec`. */
export function isPglite(db: object): db is PgliteQueryable {
  return 'exec' in db && typeof db.exec === 'function';
}

/** Is it a whole PGlite database? */
export function isPgliteDatabase(db: PgliteQueryable): db is PgliteDatabase {
  return 'transaction' in db && typeof db.transaction === 'function';
}

/** @param database the database that `db` belongs to, where it is known */
export function pgliteSession(db: PgliteQueryable, database?: PgliteDatabase): Session {
  return {
    async execute(statement, values) {
      try {
        const parsers = statement.hasColumns ? await rawParsers(db, database) : {};
        const result = await db.query(statement.sql, values, { rowMode: 'array', parsers, serializers: rawSerializers });
        const raw: RawResult = {
          fields: result.fields,
          rows: result.rows as readonly (readonly (string | null)[])[],
          // Older versions count only changed rows.
          rowCount: result.rowCount ?? (result.affectedRows === 0 ? result.rows.length : (result.affectedRows ?? 0)),
          command: result.command ?? '',
        };
        return raw;
      } catch (error) {
        throw fromDriverError(error, statement.query, values);
      }
    },
    async control(sql) {
      try {
        const results = await db.exec(sql);
        return results.at(-1)?.command ?? '';
      } catch (error) {
        throw fromDriverError(error, null);
      }
    },
  };
}

type RawParsers = Record<number, (text: string) => string>;

function asText(text: string): string {
  return text;
}

/** PGlite looks serializers up by type, one by one, so one object answers for every type. */
const rawSerializers: RawParsers = new Proxy<RawParsers>({}, { get: () => asText });

const parsersOfTransaction = new WeakMap<PgliteQueryable, Promise<RawParsers>>();

/**
 * One parser that changes nothing for each type that PGlite has a parser for. PGlite copies the given parsers over its
 * own, so the types must be listed: its own parsers are a property of the database; a transaction shows none, so there
 * the catalogue is asked, once for each transaction.
 */
async function rawParsers(db: PgliteQueryable, database: PgliteDatabase | undefined): Promise<RawParsers> {
  const owner = database ?? (isPgliteDatabase(db) ? db : undefined);
  if (owner?.parsers !== undefined) return textFor(Object.keys(owner.parsers));
  const known = parsersOfTransaction.get(db) ?? parsersByCatalogue(db);
  parsersOfTransaction.set(db, known);
  // Behind a savepoint that is rolled back the question can be asked again.
  known.catch(() => parsersOfTransaction.delete(db));
  return known;
}

async function parsersByCatalogue(db: PgliteQueryable): Promise<RawParsers> {
  const { rows } = await db.query('select oid::text from pg_catalog.pg_type', [], {
    rowMode: 'array',
    parsers: { 25: asText },
    serializers: rawSerializers,
  });
  return textFor(rows.map((row) => String((row as readonly unknown[])[0])));
}

function textFor(oids: readonly string[]): RawParsers {
  const parsers: RawParsers = {};
  for (const oid of oids) if (/^\d+$/.test(oid)) parsers[Number(oid)] = asText;
  return parsers;
}
