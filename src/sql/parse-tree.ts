/** PostgreSQL's raw parse tree of a text. */
import { rawParse } from './libpg-query.js';
import { SqlScanError, SqlSyntaxError } from './sql-text-error.js';

/**
 * Parses with PostgreSQL 18's grammar; names and types are not looked up. `loadSqlParser()` must have
 * been awaited. Positions inside the tree are UTF-8 byte offsets.
 *
 * @throws SqlSyntaxError (or SqlScanError) with PostgreSQL's message, at the place that it names.
 */
export function parseTree(text: string): unknown {
  if (text.trim() === '') return { stmts: [] };
  const parsed = rawParse(text);
  if ('tree' in parsed) return parsed.tree;
  const { message, position, fromScanner } = parsed.complaint;
  const offset = Array.from(text).slice(0, position).join('').length;
  if (fromScanner) throw new SqlScanError(message, offset, 'Look for an unclosed quote or comment before it.');
  throw new SqlSyntaxError(message, offset, 'Correct the statement; PostgreSQL 18 reads it as the manual describes.');
}
