/** Tables that migration tools write for themselves: node-pg-migrate, golang-migrate and dbmate, goose, Flyway. */
export const skippedTables: readonly string[] = [
  'pgmigrations',
  'pgmigrations_hash',
  'schema_migrations',
  'goose_db_version',
  'flyway_schema_history',
];
