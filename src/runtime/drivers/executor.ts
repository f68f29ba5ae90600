/** The one thing that the runtime asks of a database connection. */
import type { RawResult, Statement } from '../statement.js';

/** Runs statements on one connection (or on any of a pool). Errors are rowtype's. */
export interface Executor {
  /** @param values parameters as PostgreSQL's text, in order */
  execute(statement: Statement, values: (string | null)[]): Promise<RawResult>;
}

/** An executor bound to one session, which can hold a transaction. */
export interface Session extends Executor {
  /** Runs `BEGIN`, `COMMIT`, `SAVEPOINT …`; resolves to the command that PostgreSQL says it ran. */
  control(sql: string): Promise<string>;
}
