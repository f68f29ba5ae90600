/** A cursor of PostgreSQL that answers like a database: each time it is asked the query, it gives the next rows. */
import type { Executor } from '../drivers/executor.js';
import { RowtypeError } from '../errors/rowtype-error.js';
import type { RawResult, Statement } from '../statement.js';
import type { TransactionInternals } from '../transaction/transaction.js';

/** Cursors of one transaction have different names, also when streams are nested. */
let count = 0;

/** Runs one query bit by bit: https://www.postgresql.org/docs/current/sql-declare.html */
export class Cursor implements TransactionInternals {
  readonly #session: Executor;
  readonly #batchSize: number;
  readonly #name: string;
  #declared: Statement | null = null;
  #isWaiting = false;
  #isExhausted = false;

  /** @param session runs a transaction, which the cursor does not outlive */
  constructor(session: Executor, batchSize: number) {
    count += 1;
    this.#session = session;
    this.#batchSize = batchSize;
    this.#name = `rowtype_stream_${count}`;
  }

  /** The last answer held fewer rows than were asked for. */
  get isExhausted(): boolean {
    return this.#isExhausted;
  }

  /** From now on the query may be asked once. */
  expectQuery(): void {
    this.#isWaiting = true;
  }

  async execute(statement: Statement, values: (string | null)[]): Promise<RawResult> {
    if (!this.#isWaiting || (this.#declared !== null && this.#declared !== statement)) throw misuse(statement.query);
    this.#isWaiting = false;
    if (this.#declared === null) {
      this.#declared = statement;
      await this.#session.execute(unprepared(statement, `DECLARE ${this.#name} NO SCROLL CURSOR FOR ${statement.sql}`, false), values);
    }
    const raw = await this.#session.execute(unprepared(statement, `FETCH FORWARD ${this.#batchSize} FROM ${this.#name}`, statement.hasColumns), []);
    this.#isExhausted = raw.rows.length < this.#batchSize;
    return raw;
  }

  nest(): Promise<never> {
    return Promise.reject(misuse(null));
  }

  /** The query was never asked: the function ran none, or another database than the cursor. */
  assertQueried(): void {
    if (this.#isWaiting) throw misuse(this.#declared?.query ?? null);
  }

  async close(): Promise<void> {
    if (this.#declared === null) return;
    await this.#session.execute(unprepared(this.#declared, `CLOSE ${this.#name}`, false), []);
  }
}

/** Runs without a name: a prepared FETCH would keep the columns of the cursor that it was prepared for. */
function unprepared({ query }: Statement, sql: string, hasColumns: boolean): Statement {
  return { query, sql, hasColumns, preparedName: () => '', renamePrepared: () => undefined };
}

function misuse(query: string | null): RowtypeError {
  return new RowtypeError('stream() runs one query function, once, on the cursor that it is given', { code: 'STREAM', query });
}
