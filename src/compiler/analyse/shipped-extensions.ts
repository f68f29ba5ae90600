/** Extensions that PGlite ships, and the module of `@electric-sql/pglite/contrib` that each comes with. */

const plain = [
  'amcheck', 'bloom', 'btree_gin', 'btree_gist', 'citext', 'cube', 'dict_int', 'dict_xsyn', 'file_fdw',
  'fuzzystrmatch', 'hstore', 'intarray', 'isn', 'lo', 'ltree', 'moddatetime', 'pageinspect', 'pg_buffercache',
  'pg_freespacemap', 'pg_stat_statements', 'pg_surgery', 'pg_trgm', 'pg_visibility', 'pg_walinspect', 'pgcrypto',
  'seg', 'tablefunc', 'tcn', 'tsm_system_rows', 'tsm_system_time', 'unaccent',
]; // prettier-ignore

const modules: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...plain.map((name) => [name, [name]] as const),
  ['uuid-ossp', ['uuid_ossp']],
  // CREATE EXTENSION … CASCADE creates cube with it.
  ['earthdistance', ['cube', 'earthdistance']],
  ['autoinc', ['moddatetime']],
  ['insert_username', ['moddatetime']],
  ['refint', ['moddatetime']],
]);

/** Modules to load for an extension; none for one that PGlite does not ship. */
export function modulesOf(extension: string): readonly string[] {
  return modules.get(extension) ?? [];
}

export function isShippedExtension(extension: string): boolean {
  return modules.has(extension);
}

/** Names as `CREATE EXTENSION` takes them. */
export const shippedExtensions: readonly string[] = [...modules.keys()].sort();
