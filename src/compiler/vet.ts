/** Looks for queries that PostgreSQL accepts and that do something else than their author thinks. */
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { sortDiagnostics } from './diagnostics/sort.js';
import type { VetCode } from './diagnostics/vet-codes.js';
import { openProject } from './open-project.js';
import { judgedBy, type ProjectOptions, type ScratchOptions } from './project.js';
import type { Finding } from './vet/vet-query.js';

export interface VetOptions extends Omit<ProjectOptions, 'databaseUrl'>, ScratchOptions {
  /**
   * A live database (PostgreSQL 16 or newer) that plans every query too, with EXPLAIN and without running it, in a
   * read-only transaction that rolls back; without it no rule on plans is asked.
   */
  readonly databaseUrl?: string;
  /** Rules to leave out. */
  readonly disable?: readonly VetCode[];
  /** Rules to ask that are off by default. */
  readonly enable?: readonly VetCode[];
}

export interface VetResult {
  /** How many queries were looked at. */
  readonly queries: number;
  /** By file and place. */
  readonly findings: readonly Finding[];
  /** What is wrong with files, queries and off-switches; a query with an error is not vetted. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Judges the queries of a project by the rules `vetCodes`, each of which a comment in the query can switch off:
 * `-- rowtype-vet-disable RT501: the reason`.
 *
 * @throws ScratchDatabaseError when `databaseUrl` names no server that can plan, or `scratchUrl` none that can judge
 * @example
 * const { findings } = await vet({ schema: ['migrations'], queries: ['queries'] });
 * for (const finding of findings) console.log(renderDiagnostic(finding));
 */
export async function vet(options: VetOptions): Promise<VetResult> {
  // The server in `databaseUrl` only plans; it is not to judge.
  const { databaseUrl: _planner, scratchUrl, ...project } = options;
  const { session, queries, diagnostics } = await openProject({ ...project, ...judgedBy(scratchUrl) });
  if (session === null) {
    const { parseQueries } = await import('./parse/parse-queries.js');
    const parsed = await parseQueries(queries);
    return { queries: 0, findings: [], diagnostics: sortDiagnostics([...diagnostics, ...parsed.diagnostics]) };
  }
  try {
    const { vetFiles } = await import('./vet-files.js');
    const vetted = await vetFiles(queries, session, options);
    return { ...vetted, diagnostics: sortDiagnostics([...diagnostics, ...vetted.diagnostics]) };
  } finally {
    await session.schema.database.close();
  }
}
