/** Vets the queries of files against a schema that is open. */
import { PlanDatabase } from './analyse/plan-database.js';
import { readIndexes } from './analyse/read-indexes.js';
import { eachQuery, isRefused, judgeQuery, type Session } from './compile-files.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { sortDiagnostics } from './diagnostics/sort.js';
import type { VetCode } from './diagnostics/vet-codes.js';
import type { SourceFile } from './model.js';
import type { VetOptions, VetResult } from './vet.js';
import { planQuery, type Planner } from './vet/plan/plan-query.js';
import { rules } from './vet/rules/index.js';
import { vetQuery, type VettedFindings } from './vet/vet-query.js';
import { openVettedQuery } from './vet/vetted-query.js';

/** Which rules to ask, of which server. */
export type VetRules = Pick<VetOptions, 'databaseUrl' | 'disable' | 'enable'>;

/** `loadSqlParser()` must have been awaited. */
export async function vetFiles(files: readonly SourceFile[], session: Session, { databaseUrl, ...options }: VetRules): Promise<VetResult> {
  const active = rules.filter(({ code, byDefault }) => isActive(code, byDefault, options));
  const { catalogue, database } = session.schema;
  const indexes = await readIndexes(database);
  const planner = databaseUrl === undefined ? null : await openPlanner(databaseUrl);
  try {
    const { results, diagnostics } = await eachQuery(files, async (query): Promise<VettedFindings | readonly Diagnostic[]> => {
      const judged = await judgeQuery(query, session);
      if (isRefused(judged)) return judged;
      const vetted = openVettedQuery(judged.analysed, judged.solved, catalogue, indexes);
      const planned = planner === null ? [] : await planQuery(vetted, planner);
      return vetQuery(vetted, active, planned.filter(({ code }) => isActive(code, true, options)));
    });
    return {
      queries: results.length,
      findings: sortDiagnostics(results.flatMap(({ findings }) => findings)),
      diagnostics: [...diagnostics, ...results.flatMap((result) => result.diagnostics)],
    };
  } finally {
    await planner?.database.close();
  }
}

function isActive(code: VetCode, byDefault: boolean, { disable = [], enable = [] }: VetRules): boolean {
  return !disable.includes(code) && (byDefault || enable.includes(code));
}

async function openPlanner(url: string): Promise<Planner> {
  const database = await PlanDatabase.open(url);
  return { database, sizes: await database.tableSizes() };
}
