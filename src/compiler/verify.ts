/** Checks that compiled queries mean in a live database what they were compiled for. */
import type { LiveDatabase } from './analyse/live-database.js';
import { eachQuery, isRefused, judgeQuery, type JudgedQuery, type Session } from './compile-files.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { sortDiagnostics } from './diagnostics/sort.js';
import { openProject } from './open-project.js';
import type { ProjectOptions } from './project.js';
import { solveQuery } from './solve/solve-query.js';
import { createTypeResolver } from './types/resolve-type.js';
import { compareVerdicts } from './verify/compare-verdicts.js';
import type { Difference } from './verify/difference.js';
import { completeCatalogue } from './verify/live-schema.js';
import { placeRemarks } from './verify/place-remarks.js';
import { notCompiled, refused } from './verify/refused-query.js';
import { treeTranslator, type TreeTranslator } from './verify/translate-tree.js';
import { compareWrites } from './verify/written-values.js';

export interface VerifyOptions extends Omit<ProjectOptions, 'databaseUrl'> {
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
 * @throws ScratchDatabaseError when the server does not answer, or is older than PostgreSQL 14
 * @example
 * const { differences } = await verify({ schema: ['migrations'], queries: ['queries'], databaseUrl });
 * const isSafe = differences.every(({ severity }) => severity === 'note');
 */
export async function verify({ databaseUrl, ...options }: VerifyOptions): Promise<VerifyResult> {
  const { session, queries, diagnostics } = await openProject(options);
  if (session === null) return { postgres: '', queries: 0, differences: [], diagnostics: sortDiagnostics(diagnostics) };
  try {
    const { LiveDatabase } = await import('./analyse/live-database.js');
    const live = await LiveDatabase.open(databaseUrl);
    try {
      const compare = await liveComparison(session, live);
      const verified = await eachQuery(queries, async (query) => {
        const judged = await judgeQuery(query, session);
        return isRefused(judged) ? judged : { differences: await compare(judged) };
      });
      return {
        postgres: live.catalogue.version,
        queries: verified.results.length,
        differences: sortDiagnostics(verified.results.flatMap(({ differences }) => differences)),
        diagnostics: sortDiagnostics([...diagnostics, ...verified.diagnostics]),
      };
    } finally {
      await live.close();
    }
  } finally {
    await session.schema.database.close();
  }
}

const where = 'the database';

/** The verdicts for the database come from its own catalogue and types, and from the tree of the compiled query. */
async function liveComparison({ schema }: Session, live: LiveDatabase): Promise<(judged: JudgedQuery) => Promise<readonly Difference[]>> {
  const { readObjectNames } = await import('./analyse/object-names.js');
  const compiled = { catalogue: schema.catalogue, names: await readObjectNames(schema.database) };
  const translate: TreeTranslator = treeTranslator(compiled, live);
  const catalogue = completeCatalogue(live, compiled, translate);
  const types = createTypeResolver(catalogue);

  return async ({ analysed, solved }) => {
    const described = await live.describe(analysed.query.sql);
    if ('sqlstate' in described) return [refused(analysed.query, { ...described, help: adviceFor(described.sqlstate) }, where)];
    const tree = translate(analysed.tree);
    const actual = solveQuery({ ...analysed, ...described, tree }, catalogue, types);
    if (isRefused(actual)) return actual.map((diagnostic) => notCompiled(solved.name, diagnostic, where));
    const remarks = [
      ...compareVerdicts(solved, actual, where),
      ...compareWrites(solved, { tree: analysed.tree, catalogue: schema.catalogue }, { tree, catalogue }, where),
    ];
    return placeRemarks(analysed, remarks);
  };
}

/** SQLSTATEs of what passes: lock_not_available, query_canceled; and of a role that may not look. */
function adviceFor(sqlstate: string): string {
  if (sqlstate === '55P03' || sqlstate === '57014') return 'Try again when nobody holds a lock on its tables.';
  if (sqlstate === '42501') return 'Name a role that may use its schemas.';
  return 'Run the migrations there, or name another database.';
}
