/** Mistakes of people who come from another dialect, which PostgreSQL tells without a word of help. */
import type { PostgresRefusal } from './postgres-refusal.js';

/** SQLSTATEs syntax_error, undefined_column. */
const SYNTAX = '42601';
const NO_COLUMN = '42703';
/** SQLSTATE undefined_function: an operator that the types do not have. */
const NO_OPERATOR = '42883';

/** What to write for `id IN ($1)` with an array, of which PostgreSQL's own hint speaks as of a missing cast; null for all else. */
export function listInParentheses(sql: string, { sqlstate, message, offset }: PostgresRefusal): string | null {
  const isList = /^operator does not exist: (?<type>.+) = \k<type>\[\]$/.test(message) && /^in\b/i.test(sql.slice(offset ?? 0));
  return sqlstate === NO_OPERATOR && isList ? 'A list goes with = ANY (…) in place of IN (…), or write IN (sqlc.slice(name)).' : null;
}

/** What to write instead; null where the refusal is none of them. */
export function familiarMistake(sql: string, { sqlstate, offset }: PostgresRefusal): string | null {
  const at = offset ?? sql.length;
  if (sqlstate === NO_COLUMN) return quotedText(sql.slice(at));
  if (sqlstate !== SYNTAX) return null;
  // PostgreSQL reads `?` and the backtick as operators, and only misses what should follow them.
  if (/\?\s*$/.test(sql.slice(0, at))) return 'PostgreSQL has no ? for a parameter: write $1, or @name.';
  if (/`\s*$/.test(sql.slice(0, at))) return 'PostgreSQL quotes names with double quotes: "name".';
  if (/^:[A-Za-z_]/.test(sql.slice(at))) return 'PostgreSQL has no :name for a parameter: write @name, or $1.';
  if (/^\$?\{/.test(sql.slice(at))) return 'Placeholders of templates are not replaced: write a parameter, @name or $1.';
  return null;
}

/** A column "so named" that is not there may have been meant as text. */
function quotedText(rest: string): string | null {
  const name = /^"(?<name>(?:[^"]|"")*)"(?!\s*\.)/.exec(rest)?.groups?.['name'];
  return name === undefined ? null : `In double quotes it is a name; text takes single quotes: '${name.replaceAll('""', '"').replaceAll("'", "''")}'.`;
}
