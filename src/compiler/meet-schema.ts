/** Queries that were compiled with one schema and meet another. */
import { eachQuery, isRefused, judgeQuery, type JudgedQuery, type Session } from './compile-files.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import type { SourceFile } from './model.js';
import { compareVerdicts } from './verify/compare-verdicts.js';
import type { Difference } from './verify/difference.js';
import { placeRemarks } from './verify/place-remarks.js';
import { notCompiled } from './verify/refused-query.js';
import { compareWrites } from './verify/written-values.js';

export interface Meeting {
  /** The schema that the queries were compiled for. */
  readonly own: Session;
  /** The one that they meet for a while. */
  readonly other: Session;
  /** What messages call it. */
  readonly where: string;
  /** What to do about a query that it refuses. */
  readonly help: string;
}

interface Met {
  readonly queries: number;
  readonly differences: readonly Difference[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `loadSqlParser()` must have been awaited. */
export async function meetSchema(files: readonly SourceFile[], meeting: Meeting): Promise<Met> {
  const { results, diagnostics } = await eachQuery(files, async (query) => {
    const compiled = await judgeQuery(query, meeting.own);
    return isRefused(compiled) ? compiled : { differences: await differences(compiled, meeting) };
  });
  return { queries: results.length, differences: results.flatMap((result) => result.differences), diagnostics };
}

async function differences({ analysed, solved }: JudgedQuery, { own, other, where, help }: Meeting): Promise<readonly Difference[]> {
  const actual = await judgeQuery(analysed.query, other);
  if (isRefused(actual)) return actual.map((diagnostic) => notCompiled(solved.name, { ...diagnostic, help }, where));
  const before = { tree: analysed.tree, catalogue: own.schema.catalogue };
  const now = { tree: actual.analysed.tree, catalogue: other.schema.catalogue };
  return placeRemarks(analysed, [...compareVerdicts(solved, actual.solved, where), ...compareWrites(solved, before, now, where)]);
}
