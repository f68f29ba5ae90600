/** Shows how PostgreSQL runs what a query function sends. */
import type { PgStatement, Queryable } from '../../src/runtime/index.js';
import type { SqlClient } from './sql-client.js';

/** A node of a plan that was run: https://www.postgresql.org/docs/current/using-explain.html#USING-EXPLAIN-ANALYZE */
export interface PlanNode {
  readonly 'Node Type': string;
  /** Per loop, on average. */
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Join Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly 'Relation Name'?: string;
  /** With all nodes below. */
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly PlanNode[];
}

/** Runs `EXPLAIN (ANALYZE)` of the statement that `call` sends to its `db`; gives the top of the plan. */
export async function explainSent(sql: SqlClient, call: (db: Queryable) => Promise<unknown>): Promise<PlanNode> {
  const sent = await catchStatement(call);
  return explain(sql, sent.text, [...sent.values]);
}

/** The same of its cursor: PostgreSQL may choose another plan for one, which gives the first rows sooner. */
export async function explainStreamed(sql: SqlClient, call: (db: Queryable) => Promise<unknown>): Promise<PlanNode> {
  const sent = await catchStatement(call);
  return explain(sql, `DECLARE streamed NO SCROLL CURSOR FOR ${sent.text}`, [...sent.values]);
}

/** Runs `EXPLAIN (ANALYZE)` of a statement. */
export async function explain(sql: SqlClient, text: string, values: unknown[]): Promise<PlanNode> {
  const { rows } = await sql.query(`EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${text}`, values);
  const [row] = rows as { 'QUERY PLAN': [{ Plan: PlanNode }] }[];
  if (row === undefined) throw new Error('EXPLAIN gave no row');
  return row['QUERY PLAN'][0].Plan;
}

async function catchStatement(call: (db: Queryable) => Promise<unknown>): Promise<PgStatement> {
  const caught: PgStatement[] = [];
  const catcher: Queryable = {
    query: (statement: PgStatement) => {
      caught.push(statement);
      return Promise.resolve({ rows: [], fields: [], rowCount: 0, command: 'SELECT' });
    },
  };
  // What comes back has no columns, so the function may well reject.
  await call(catcher).catch(() => undefined);
  const [statement] = caught;
  if (statement === undefined) throw new Error('the function sent nothing');
  return statement;
}

/** Rows that a node touched in all its loops: those it passed on and those it threw away. */
export function touchedRows(node: PlanNode): number {
  const thrownAway =
    (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Join Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return node['Actual Loops'] * Math.max(1, node['Actual Rows'] + thrownAway);
}

/** The node and all below it. */
export function planNodes(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(planNodes)];
}
