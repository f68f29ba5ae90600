/** `rowtype/migrate`: migrations of SQL files, run by node-pg-migrate, safe to start from many processes at once. */
export {
  MigrationConnectionError,
  MigrationError,
  MigrationFailedError,
  MigrationFilesError,
  type MigrationErrorCode,
  type MigrationFailure,
  type MigrationProblem,
} from './errors.js';
export { catalogueText, compareCatalogues, describeCatalogue, type CatalogueObject } from './describe-catalogue.js';
export { migrateDown } from './migrate-down.js';
export { migrateUp } from './migrate-up.js';
export { migrationStatus } from './migration-status.js';
export type {
  LockHolder,
  MigrateOptions,
  MigrateResult,
  MigrationClient,
  MigrationDirection,
  MigrationEdit,
  MigrationEvent,
  MigrationSource,
  MigrationState,
  MigrationStatus,
  MigrationTarget,
  RanMigration,
} from './model.js';
export { newMigration } from './new-migration.js';
export { taskMigrations } from './task-migrations.js';
