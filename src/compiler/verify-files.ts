/** Verifies the queries of files, compiled with a schema that is open, against a live database. */
import type { LiveDatabase } from './analyse/live-database.js';
import { readObjectNames } from './analyse/object-names.js';
import { eachQuery, isRefused, judgeQuery, type JudgedQuery, type Session } from './compile-files.js';
import { sortDiagnostics } from './diagnostics/sort.js';
import type { SourceFile } from './model.js';
import { solveQuery } from './solve/solve-query.js';
import { createTypeResolver } from './types/resolve-type.js';
import type { VerifyResult } from './verify.js';
import { compareVerdicts } from './verify/compare-verdicts.js';
import type { Difference } from './verify/difference.js';
import { completeCatalogue } from './verify/live-schema.js';
import { placeRemarks } from './verify/place-remarks.js';
import { notCompiled, refused } from './verify/refused-query.js';
import { treeTranslator, type TreeTranslator } from './verify/translate-tree.js';
import { compareWrites } from './verify/written-values.js';

/** `loadSqlParser()` must have been awaited. */
export async function verifyFiles(files: readonly SourceFile[], session: Session, live: LiveDatabase): Promise<Omit<VerifyResult, 'postgres'>> {
  const compare = await liveComparison(session, live);
  const { results, diagnostics } = await eachQuery(files, async (query) => {
    const judged = await judgeQuery(query, session);
    return isRefused(judged) ? judged : { differences: await compare(judged) };
  });
  return { queries: results.length, differences: sortDiagnostics(results.flatMap(({ differences }) => differences)), diagnostics };
}

const where = 'the database';

/** The verdicts for the database come from its own catalogue and types, and from the tree of the compiled query. */
async function liveComparison({ schema }: Session, live: LiveDatabase): Promise<(judged: JudgedQuery) => Promise<readonly Difference[]>> {
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
