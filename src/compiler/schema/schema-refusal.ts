/** A refused statement of the schema as a diagnostic. */
import type { PostgresRefusal } from '../analyse/postgres-refusal.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SchemaStatement } from './schema-files.js';

/** SQLSTATEs of what exists twice: relation, function, object, column, schema. */
const twice: ReadonlySet<string> = new Set(['42P07', '42723', '42710', '42701', '42P06']);

const server = 'compile with --database-url and a server that has it; the embedded PostgreSQL does not';

export function schemaRefusal(statement: SchemaStatement, text: string, refusal: PostgresRefusal): Diagnostic {
  const { message, detail, offset } = refusal;
  return {
    code: 'RT202',
    severity: 'error',
    message: detail === null ? message : `${message} (${detail})`,
    file: statement.file,
    offset: statement.offset + (offset ?? 0),
    help: helpFor(refusal, text),
  };
}

/** The extension that the server lacks; null for any other refusal. */
export function missingExtension({ message }: PostgresRefusal): string | null {
  return /^extension "(?<name>.+)" is not available/.exec(message)?.groups?.['name'] ?? null;
}

function helpFor(refusal: PostgresRefusal, text: string): string {
  const { sqlstate, message, hint } = refusal;
  if (missingExtension(refusal) !== null) return `To use this extension, ${server}.`;
  if (/^language ".+" does not exist/.test(message)) return `To use this language, ${server}.`;
  if (/^could not (?:access|load|open) (?:file|library|extension control file)/.test(message)) return `To use this library, ${server}.`;
  if (/^role ".*" does not exist/.test(message)) return 'Create the role on that server; the compiler creates none there.';
  const at = refusal.offset ?? 0;
  if (sqlstate === '42601' && /^:(?:[a-z_"'])/i.test(text.slice(at, at + 2))) return "psql's variables are not replaced: write the value.";
  if (sqlstate === '42601' && text[at] === '\\') return "psql's commands are not run: end the statement with a semicolon.";
  if (sqlstate === '42601' && /^\$?\{/.test(text.slice(at - 1, at + 2).trim())) return 'Placeholders are not replaced: write the value.';
  if (twice.has(sqlstate)) return 'An earlier statement made it: name the migrations or a dump of them, not both.';
  return hint ?? 'Mend the statement; the schema is built from the first file to the last.';
}
