/** Runs statements on a `pg` Client or PoolClient: https://node-postgres.com */
import { fromDriverError } from '../errors/from-driver-error.js';
import { RowtypeError } from '../errors/rowtype-error.js';
import type { PgQueryable, PgResult } from '../queryable.js';
import type { RawResult, Statement } from '../statement.js';
import type { Session } from './executor.js';
import { inTurn } from './in-turn.js';
import { isPipelined } from './pg-status.js';

/** Each query decodes for itself, so parsers that a program sets globally change nothing, and none is ever set. */
const rawTypes = { getTypeParser: () => asText } as const;

function asText(text: string): string {
  return text;
}

/**
 * @param canReprepare false where a failed statement may have spoiled an open transaction, so that running it again
 *   is no use
 */
export function pgSession(client: PgQueryable, canReprepare: () => boolean): Session {
  const send = async (statement: Statement, name: string, values: (string | null)[]): Promise<RawResult> =>
    readResult(statement, await client.query({ name, text: statement.sql, values, rowMode: 'array', types: rawTypes }));
  const execute: Session['execute'] = async (statement, values) => {
    const name = statement.preparedName();
    try {
      return await send(statement, name, values);
    } catch (error) {
      if (!isSpentStatement(error) || !canReprepare()) throw fromDriverError(error, statement.query, values);
      statement.renamePrepared(name);
    }
    try {
      return await send(statement, statement.preparedName(), values);
    } catch (error) {
      throw fromDriverError(error, statement.query, values);
    }
  };
  const control: Session['control'] = async (sql) => {
    try {
      // No name and no values: `pg` then sends a simple query.
      const { command } = await client.query({ name: '', text: sql, values: [], rowMode: 'array', types: rawTypes });
      return command;
    } catch (error) {
      throw fromDriverError(error, null);
    }
  };
  if (!takesOneAtATime(client)) return { execute, control };
  return {
    execute: (statement, values) => inTurn(client, () => execute(statement, values)),
    control: (sql) => inTurn(client, () => control(sql)),
  };
}

/** A client of `pg` itself, not in pipeline mode; what merely looks like one may be a pool behind a mask. */
function takesOneAtATime(client: object): boolean {
  return 'connection' in client && !isPipelined(client);
}

/**
 * The server cannot run the prepared statement any more although its text is fine:
 * - 26000: it is gone (`DISCARD ALL`, `DEALLOCATE`, another server behind a proxy);
 * - 0A000 from the plan cache: the table's columns changed. The message is translated, the routine's name is not.
 */
function isSpentStatement(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  if (error.code === '26000') return true;
  return error.code === '0A000' && 'routine' in error && error.routine === 'RevalidateCachedQuery';
}

function readResult(statement: Statement, result: PgResult): RawResult {
  if (statement.hasColumns && result.fields.some((field) => field.format === 'binary')) {
    throw new RowtypeError('the client was made with "binary: true", which garbles values; leave that option out', {
      code: 'DRIVER',
      query: statement.query,
    });
  }
  return {
    fields: result.fields,
    // The parsers above leave every value as text.
    rows: result.rows as readonly (readonly (string | null)[])[],
    rowCount: result.rowCount ?? 0,
    command: result.command,
  };
}
