/** The module that a query file becomes. */

/** Modules that the emitter writes for itself. */
const ownModules = new Set(['brands', 'enums', 'index']);

/**
 * Name of the module (without extension) for a query file: the file's name, with `-` for whatever could mean
 * something in a TypeScript file name (`a.d.sql` must not become a declaration file).
 *
 *     moduleName('queries/tasks.sql')  // 'tasks'
 *     moduleName('enums.sql')          // 'enums-queries'
 */
export function moduleName(path: string): string {
  const base = sourceName(path).replace(/\.sql$/i, '');
  const safe = base.replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-').replace(/^-+|-+$/g, '');
  const name = safe === '' ? 'queries' : safe;
  return ownModules.has(name.toLowerCase()) ? `${name}-queries` : name;
}

/** A path's last part. */
export function sourceName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
