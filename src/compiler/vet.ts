/** Looks for queries that PostgreSQL accepts and that do something else than their author thinks. */
import { resolve } from 'node:path';
import { loadSqlParser } from '../sql/index.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { sortDiagnostics } from './diagnostics/sort.js';
import type { VetCode } from './diagnostics/vet-codes.js';
import { openSession } from './open-session.js';
import { compilerOptions, type ProjectOptions } from './project.js';
import { readSourceFiles } from './read/read-source-files.js';
import { schemaFileChoice } from './read/schema-file-choice.js';
import { schemaHash } from './schema/schema-hash.js';
import type { Finding } from './vet/vet-query.js';

export interface VetOptions extends Omit<ProjectOptions, 'databaseUrl'> {
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
 * @throws ScratchDatabaseError when `databaseUrl` names no server that can plan
 * @example
 * const { findings } = await vet({ schema: ['migrations'], queries: ['queries'] });
 * for (const finding of findings) console.log(renderDiagnostic(finding));
 */
export async function vet(options: VetOptions): Promise<VetResult> {
  const cwd = resolve(options.cwd ?? '.');
  const [schema, queries] = await Promise.all([
    readSourceFiles(options.schema, cwd, schemaFileChoice),
    readSourceFiles(options.queries, cwd),
  ]);
  await loadSqlParser();
  const hash = schemaHash(schema.files);
  const { cacheFolder } = compilerOptions(options);
  const opened = await openSession(schema.files, { cacheFolder, hash, enums: [] });
  const unread = [...schema.diagnostics, ...queries.diagnostics, ...opened.diagnostics];
  if (opened.session === null) {
    const { parseQueries } = await import('./parse/parse-queries.js');
    const parsed = await parseQueries(queries.files);
    return { queries: 0, findings: [], diagnostics: sortDiagnostics([...unread, ...parsed.diagnostics]) };
  }
  try {
    const { vetFiles } = await import('./vet-files.js');
    const vetted = await vetFiles(queries.files, opened.session, options);
    return { ...vetted, diagnostics: sortDiagnostics([...unread, ...vetted.diagnostics]) };
  } finally {
    await opened.session.schema.database.close();
  }
}
