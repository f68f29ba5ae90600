/** Checks that compiled queries mean in a live database what they were compiled for. */
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { sortDiagnostics } from './diagnostics/sort.js';
import { openProject } from './open-project.js';
import { judgedBy, type ProjectOptions, type ScratchOptions } from './project.js';
import type { Difference } from './verify/difference.js';

export interface VerifyOptions extends Omit<ProjectOptions, 'databaseUrl'>, ScratchOptions {
  /** The database to verify: PostgreSQL 14 or newer, any role that may connect, also a standby. */
  readonly databaseUrl: string;
}

export interface VerifyResult {
  /** Version of the live server, `16.4`; empty when the schema files are refused. */
  readonly postgres: string;
  /** How many queries were looked at. */
  readonly queries: number;
  /** By file and place; errors make compiled code fail or lie, notes do not. */
  readonly differences: readonly Difference[];
  /** What is wrong with files, schema and queries by themselves; a query with an error is not verified. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles the project, and compares types, NULL, rows and written values of every query with what the live database makes
 * of it. Nothing is run or written there: statements are parsed, and the catalogue is read, in a read-only transaction.
 *
 * @throws ScratchDatabaseError when a server does not answer, or is too old: the database before PostgreSQL 14, the judge before 16
 * @example
 * const { differences } = await verify({ schema: ['migrations'], queries: ['queries'], databaseUrl });
 * const isSafe = differences.every(({ severity }) => severity === 'note');
 */
export async function verify({ databaseUrl, scratchUrl, ...options }: VerifyOptions): Promise<VerifyResult> {
  const { session, queries, diagnostics } = await openProject({ ...options, ...judgedBy(scratchUrl) });
  if (session === null) return { postgres: '', queries: 0, differences: [], diagnostics: sortDiagnostics(diagnostics) };
  try {
    // Loaded only now: whoever enters by the door for something else need not wait for it.
    const [{ LiveDatabase }, { verifyFiles }] = await Promise.all([import('./analyse/live-database.js'), import('./verify-files.js')]);
    const live = await LiveDatabase.open(databaseUrl);
    try {
      const verified = await verifyFiles(queries, session, live);
      return { ...verified, postgres: live.catalogue.version, diagnostics: sortDiagnostics([...diagnostics, ...verified.diagnostics]) };
    } finally {
      await live.close();
    }
  } finally {
    await session.schema.database.close();
  }
}
