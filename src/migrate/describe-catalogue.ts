/** Describes a schema as it is in a database, so that two of them can be compared or one be committed. */
import { catalogueSql } from './catalogue-sql.js';
import { ledgerOf } from './ledger.js';
import type { MigrationTarget } from './model.js';
import { openSession } from './session.js';

export interface CatalogueObject {
  readonly kind: string;
  /** Unique within its kind. */
  readonly name: string;
  /** SQL, or text close to it. */
  readonly definition: string;
}

const kinds = ['type', 'sequence', 'table', 'index', 'function', 'trigger', 'view', 'policy', 'comment', 'grant'];

/**
 * Every object of the schema but the tables of applied migrations: types with their labels, tables with
 * columns and constraints, indexes (marked when invalid), functions, triggers (marked when disabled),
 * views, policies, comments, grants. Sorted, the same for the same schema.
 *
 * @throws MigrationConnectionError
 * @example
 * const text = catalogueText(await describeCatalogue({ databaseUrl }));
 */
export async function describeCatalogue(
  target: Omit<MigrationTarget, 'migrations'>,
): Promise<readonly CatalogueObject[]> {
  const { schema, table } = ledgerOf(target);
  const session = await openSession(target);
  try {
    await session.query(`SELECT set_config('search_path', quote_ident($1), false)`, [schema]);
    const { rows } = await session.query(catalogueSql, [schema]);
    const own = new RegExp(`\\b${table.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:_hash)?(?:_|\\b)`);
    return rows
      .map((row) => ({ kind: String(row['kind']), name: String(row['name']), definition: String(row['definition']) }))
      .filter((object) => !own.test(object.name))
      .toSorted(
        (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
      );
  } finally {
    await session.close(false).catch(() => {});
  }
}

/** One text for people and for diff. */
export function catalogueText(objects: readonly CatalogueObject[]): string {
  return objects.map((object) => object.definition.trim()).join('\n\n') + '\n';
}

/** What two catalogues do not share, as lines: `+` only in the second, `-` only in the first, `~` in both but different. */
export function compareCatalogues(
  before: readonly CatalogueObject[],
  after: readonly CatalogueObject[],
): readonly string[] {
  const key = (object: CatalogueObject): string => `${object.kind} ${object.name}`;
  const old = new Map(before.map((object) => [key(object), object.definition]));
  const now = new Map(after.map((object) => [key(object), object.definition]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    if (!now.has(name)) return [`- ${name}`];
    if (!old.has(name)) return [`+ ${name}`];
    return old.get(name) === now.get(name) ? [] : [`~ ${name}`];
  });
}
