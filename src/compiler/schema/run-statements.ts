/** Builds a schema, file by file. */
import { type PostgresRefusal, readRefusal } from '../analyse/postgres-refusal.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../model.js';
import { mendStatement } from './mend-statement.js';
import type { SchemaStatement } from './schema-files.js';
import { missingExtension, schemaRefusal } from './schema-refusal.js';

/** Where a schema is built. */
export interface SchemaBuilder {
  /** Whether nothing else lives on the server, so that roles may be created. */
  readonly ownsServer: boolean;
  /** Runs statements without parameters. */
  execute(sql: string): Promise<void>;
}

export interface SchemaRun {
  /** The first refusal, which ends the work: what follows would fail for want of it. */
  readonly diagnostics: readonly Diagnostic[];
  /** The extension that the refused statement wants and the server lacks. */
  readonly missingExtension: string | null;
}

/** Mendings of one statement, so that a server which always refuses ends the work. */
const MENDINGS = 50;

/**
 * Runs each file in a transaction, as migration tools do. A file that refuses it (CREATE INDEX
 * CONCURRENTLY, a new enum label that is used at once), or has transactions of its own, runs statement
 * by statement instead.
 */
export async function runStatements(database: SchemaBuilder, statements: readonly SchemaStatement[]): Promise<SchemaRun> {
  for (const file of filesOf(statements)) {
    if (await runTogether(database, file)) continue;
    const refused = await runOneByOne(database, file);
    if (refused !== null) return refused;
  }
  return { diagnostics: [], missingExtension: null };
}

function filesOf(statements: readonly SchemaStatement[]): SchemaStatement[][] {
  const files: SchemaStatement[][] = [];
  let last: SourceFile | null = null;
  for (const statement of statements) {
    if (statement.file === last) files.at(-1)?.push(statement);
    else files.push([statement]);
    last = statement.file;
  }
  return files;
}

/** False, with nothing changed, when a statement refuses the transaction or anything else. */
async function runTogether(database: SchemaBuilder, statements: readonly SchemaStatement[]): Promise<boolean> {
  if (statements.some(controlsTransaction)) return false;
  try {
    await database.execute('begin');
    for (const { text } of statements) await database.execute(text);
    await database.execute('commit');
    await database.execute('reset all');
    return true;
  } catch (error) {
    if (readRefusal(error, '') === null) throw error;
    await database.execute('rollback');
    return false;
  }
}

async function runOneByOne(database: SchemaBuilder, statements: readonly SchemaStatement[]): Promise<SchemaRun | null> {
  // A dump's `SET search_path` must not leak into the next file.
  await database.execute('reset all');
  const ownTransactions = statements.some(controlsTransaction);
  for (const given of statements) {
    const statement = ownTransactions ? given : withoutLocal(given);
    const refused = await runStatement(database, statement);
    if (refused === null) continue;
    return { diagnostics: [schemaRefusal(statement, refused.text, refused.refusal, database.ownsServer)], missingExtension: missingExtension(refused.refusal) };
  }
  if (ownTransactions) await database.execute('commit');
  await database.execute('reset all');
  return null;
}

async function runStatement(
  database: SchemaBuilder,
  statement: SchemaStatement,
): Promise<{ readonly refusal: PostgresRefusal; readonly text: string } | null> {
  let { text } = statement;
  for (let tries = 0; ; tries += 1) {
    try {
      await database.execute(text);
      return null;
    } catch (error) {
      const refusal = readRefusal(error, text);
      if (refusal === null) throw error;
      const mending = tries < MENDINGS ? mendStatement(statement, text, refusal, database.ownsServer) : null;
      if (mending === null) return { refusal, text };
      if (mending.kind === 'skip') return null;
      if (mending.before !== null) await database.execute(mending.before);
      text = mending.text;
    }
  }
}

/** `SET LOCAL` ends with the transaction, which here would be with the statement; the file's end will do. */
function withoutLocal(statement: SchemaStatement): SchemaStatement {
  if (!statement.head.startsWith('set local ')) return statement;
  return { ...statement, text: statement.text.replace(/\blocal\b/i, '     ') };
}

/** `END` and `ABORT` too are words for it. */
function controlsTransaction({ head }: SchemaStatement): boolean {
  return /^(?:begin|start transaction|commit|end|rollback|abort|prepare transaction)\b/.test(head);
}
