/** Compares the applied migrations with the files: what is pending, what is unknown, what came too late. */
import { MigrationError } from './errors.js';
import type { AppliedMigration } from './ledger.js';
import { migrationOrder } from './migration-number.js';
import type { Migration } from './model.js';

export interface Plan {
  readonly pending: readonly Migration[];
  /** Applied, later than every file, and without a file: a newer version of the code has been here. */
  readonly ahead: readonly string[];
}

/** @throws MigrationError `order` where running the pending migrations would change the order of history. */
export function planUp(migrations: readonly Migration[], applied: readonly AppliedMigration[]): Plan {
  const appliedNames = new Set(applied.map((each) => each.name));
  const files = new Set(migrations.map((each) => each.name));
  const pending = migrations.filter((each) => !appliedNames.has(each.name));
  const lastFile = Math.max(...migrations.map((each) => migrationOrder(each.name)));
  const unknown = applied.filter((each) => !files.has(each.name)).map((each) => each.name);
  const gone = unknown.filter((name) => !(migrationOrder(name) > lastFile));

  if (gone.length > 0) {
    throw new MigrationError(
      'order',
      `applied, but there is no such file any more: ${gone.join(', ')}; nothing was changed`,
      'Bring the file back, or its old name. Applied migrations are history: undo them with a new one.',
    );
  }
  const latest = applied.map((each) => each.name).reduce((a, b) => (migrationOrder(b) > migrationOrder(a) ? b : a), '');
  const late = pending.filter((each) => latest !== '' && migrationOrder(each.name) < migrationOrder(latest));
  if (late.length > 0) {
    throw new MigrationError(
      'order',
      `${late.map((each) => each.name).join(', ')} comes before ${latest}, which is already applied; nothing was changed`,
      `Give it a number after ${latest}. Two branches often take the same place.`,
    );
  }
  return { pending, ahead: unknown };
}
