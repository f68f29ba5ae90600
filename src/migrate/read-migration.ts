/** Turns the text of one migration into statements, or into a problem with its place. */
import {
  parseMigrationParts,
  splitStatements,
  SqlTextError,
  type MigrationPart,
  type MigrationParts,
  type SqlStatement,
} from '../sql/index.js';
import type { MigrationProblem } from './errors.js';
import type { Migration, MigrationStatement } from './model.js';

/** Adds to `problems` and returns null when the text cannot be run as it is. */
export function readMigration(
  { name, path, text }: { readonly name: string; readonly path: string; readonly text: string },
  problems: MigrationProblem[],
): Migration | null {
  try {
    const parts = parseMigrationParts(text);
    const up = readPart(parts.up, parts);
    const down = parts.down === null ? null : readPart(parts.down, parts);
    return { name, path, text, parts, up, down };
  } catch (error) {
    if (!(error instanceof SqlTextError)) throw error;
    problems.push({ path, text, offset: error.offset, message: error.message, help: error.help });
    return null;
  }
}

function readPart(part: MigrationPart, { transaction }: MigrationParts): readonly MigrationStatement[] {
  return splitStatements(part.text).statements.map((statement) => {
    const offset = part.start + statement.codeStart;
    const code = statement.tokens.filter((token) => token.kind !== 'line-comment' && token.kind !== 'block-comment');
    if (code[0]?.text === '\\') {
      throw new SqlTextError(
        'a command of psql is not SQL',
        offset,
        'Remove the line; pg_dump writes \\restrict since its 2025 releases.',
      );
    }
    if (controlsTransaction(code)) {
      const help = transaction
        ? 'Remove the statement: all of the migration commits together.'
        : 'Remove the statement; what has to commit together is a migration of its own, without "-- no-transaction".';
      throw new SqlTextError('a migration cannot begin or end transactions', offset, help);
    }
    if (transaction && refusesTransaction(code)) {
      throw new SqlTextError(
        'PostgreSQL runs this statement only outside a transaction',
        offset,
        'Say "-- no-transaction" above the first statement.',
      );
    }
    const end = (code.at(-1)?.end ?? statement.end) - statement.start;
    return { sql: `${statement.text.slice(statement.codeStart - statement.start, end)};`, offset };
  });
}

/** @see https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY */
function refusesTransaction(code: SqlStatement['tokens']): boolean {
  const words = code.map((token) => token.text.toLowerCase()).join(' ');
  return /^(?:(?:create (?:unique )?|drop )index concurrently|reindex .*\bconcurrently\b|vacuum|(?:create|drop) (?:database|tablespace)|alter system|alter table .*\bdetach partition .* concurrently$)/s.test(
    words,
  );
}

function controlsTransaction(code: SqlStatement['tokens']): boolean {
  const [first = '', second = '', third = ''] = code.slice(0, 3).map((token) => token.text.toLowerCase());
  if (first === 'rollback') return second !== 'to' && third !== 'to';
  if (first === 'prepare') return second === 'transaction';
  return ['begin', 'commit', 'end', 'abort'].includes(first) || (first === 'start' && second === 'transaction');
}
