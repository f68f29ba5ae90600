/** What the compiler asks of a database. The embedded one and a real server stand behind the same port. */
import type { DescribedColumn } from '../model.js';

/** PostgreSQL's view of one statement. */
export interface Description {
  /** Type OIDs by position. */
  readonly paramTypes: readonly number[];
  readonly columns: readonly DescribedColumn[];
  /** The analysed query tree. */
  readonly tree: string;
}

export interface AnalysisDatabase {
  /**
   * Parses and describes a statement without running it.
   * Rejects with the driver's error when PostgreSQL refuses it.
   */
  describe(sql: string): Promise<Description>;
  /** Runs a statement that gives one row with one column; its text. */
  queryText(sql: string): Promise<string>;
  close(): Promise<void>;
}
