/** A refused statement of the schema as a diagnostic. */
import type { PostgresRefusal } from '../analyse/postgres-refusal.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SchemaStatement } from './schema-files.js';

/** SQLSTATEs of what exists twice: relation, function, object, column, schema. */
const twice: ReadonlySet<string> = new Set(['42P07', '42723', '42710', '42701', '42P06']);


/** @param isEmbedded whether the embedded PostgreSQL refused, and not a server */
export function schemaRefusal(statement: SchemaStatement, text: string, refusal: PostgresRefusal, isEmbedded: boolean): Diagnostic {
  const { message, detail, offset } = refusal;
  return {
    code: 'RT202',
    severity: 'error',
    message: detail === null ? message : `${message} (${detail})`,
    file: statement.file,
    offset: statement.offset + (offset ?? 0),
    help: missingPart(refusal, isEmbedded) ?? helpFor(refusal, text),
  };
}

/** The extension that the server lacks; null for any other refusal. */
export function missingExtension({ message }: PostgresRefusal): string | null {
  return /^extension "(?<name>.+)" is not available/.exec(message)?.groups?.['name'] ?? null;
}

/** Of what a server offers, and this one does not. */
function missingPart(refusal: PostgresRefusal, isEmbedded: boolean): string | null {
  const part = missingExtension(refusal) !== null ? 'extension' : partOf(refusal.message);
  if (part === null) return null;
  if (!isEmbedded) return `Install the ${part} on that server, or name another server.`;
  return `The embedded PostgreSQL lacks this ${part}: name a server that has it with --database-url; of vet and verify with --scratch-url.`;
}

function partOf(message: string): 'language' | 'library' | null {
  if (/^language ".+" does not exist/.test(message)) return 'language';
  return /^could not (?:access|load|open) (?:file|library|extension control file)/.test(message) ? 'library' : null;
}

function helpFor(refusal: PostgresRefusal, text: string): string {
  const { sqlstate, message, hint } = refusal;
  if (/^role ".*" does not exist/.test(message)) return 'Create the role on that server; the compiler creates none there.';
  const at = refusal.offset ?? 0;
  if (sqlstate === '42601' && /^:(?:[a-z_"'])/i.test(text.slice(at, at + 2))) return "psql's variables are not replaced: write the value.";
  if (sqlstate === '42601' && text[at] === '\\') return "psql's commands are not run: end the statement with a semicolon.";
  if (sqlstate === '42601' && /^\$?\{/.test(text.slice(at - 1, at + 2).trim())) return 'Placeholders are not replaced: write the value.';
  if (twice.has(sqlstate)) return 'An earlier statement made it: name the migrations or a dump of them, not both.';
  return hint ?? 'Mend the statement; the schema is built from the first file to the last.';
}
