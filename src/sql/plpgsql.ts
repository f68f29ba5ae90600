/** The syntax tree of a PL/pgSQL function. */
import { rawParsePlpgsql } from './libpg-query.js';

/**
 * @param definition a whole `CREATE FUNCTION`, as `pg_get_functiondef` gives it
 * @returns plain data, or null when the body cannot be read
 */
export function parsePlpgsql(definition: string): unknown {
  return rawParsePlpgsql(definition);
}
