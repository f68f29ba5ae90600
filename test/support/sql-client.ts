/** What fixtures need of a database client; `pg` and PGlite both have it. */
export interface SqlClient {
  query(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}
