/** The rules on a query's plan, asked of a live database. */
import type { PlanDatabase, TableSize } from '../../analyse/plan-database.js';
import type { AskedRule } from '../vet-query.js';
import type { VettedQuery } from '../vetted-query.js';
import { bigScans } from './big-scans.js';

/** Plans of one database; the sizes of its tables are read once. */
export interface Planner {
  readonly database: PlanDatabase;
  readonly sizes: ReadonlyMap<string, TableSize>;
}

/** Utility statements have no plan. */
export async function planQuery(vetted: VettedQuery, { database, sizes }: Planner): Promise<readonly AskedRule[]> {
  if (vetted.levels.length === 0) return [];
  const { query } = vetted;
  const plan = await database.plan(query.sql);
  if ('Node Type' in plan) return [{ code: 'RT520', remarks: bigScans(plan, sizes, vetted) }];
  const offset = plan.offset === null ? vetted.statementOffset : query.toFileOffset(plan.offset);
  const message = `the live database refuses ${query.name}: ${plan.message}`;
  return [{ code: 'RT521', remarks: [{ offset, message, help: plan.hint ?? adviceFor(plan.sqlstate) }] }];
}

/** SQLSTATEs of what passes: lock_not_available, query_canceled; and of a role that may not look. */
function adviceFor(sqlstate: string): string {
  if (sqlstate === '55P03' || sqlstate === '57014') return 'Try again when nobody holds a lock on its tables.';
  if (sqlstate === '42501') return 'Name a role that may use its tables.';
  return 'Its schema is not the one of the schema files: run the migrations there, or name another database.';
}
