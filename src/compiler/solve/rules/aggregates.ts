/** Aggregates, GROUPING and window functions. */
import { child, children, int, type TreeNode } from '../../tree/node.js';
import { alwaysCounted, collecting, keeping } from '../aggregate-kinds.js';
import { aggregated, askedRows } from '../asked-rows.js';
import { everyGroupHasRows } from '../group-rows.js';
import { isTrueHere } from '../refutation/refute.js';
import { ancestor, type Scope } from '../scope.js';
import type { Rule, Solver } from '../solver.js';
import { allOf, notNull, nullable, type Verdict } from '../verdict.js';

export const aggregate: Rule = (node, scope, solver) => {
  const called = solver.catalogue.functions.get(int(node, 'aggfnoid'));
  const name = called?.name ?? 'an unknown aggregate';
  if (called?.builtIn !== true) return nullable(`${name} can return NULL`);
  if (alwaysCounted.has(name)) return notNull(`${name} is never NULL`);
  const verdict = overGroup(node, name, scope, solver);
  const isOwn = int(node, 'agglevelsup') === 0;
  const isAsked = verdict.nullable && isOwn && askedRows(scope, solver).some((row) => keepsRow(node, name, row, solver));
  return isAsked ? notNull(`HAVING or WHEN asks for a row that ${name} sees`) : verdict;
};

/** Every group has a row, every row passes FILTER, and no value is NULL. */
function overGroup(node: TreeNode, name: string, scope: Scope, solver: Solver): Verdict {
  const owner = ancestor(scope, int(node, 'agglevelsup'));
  if (!everyGroupHasRows(owner, solver.catalogue)) return nullable(`${name} over no rows is NULL`);
  const rows: Scope = { ...scope, beforeGrouping: true };
  const filter = child(node, 'aggfilter');
  if (filter !== null && (owner !== scope || !isTrueHere(filter, rows, solver))) return nullable(`FILTER can leave ${name} without rows`);
  if (collecting.has(name)) return notNull(`${name} over a group has a row`);
  return allOf(keptValues(node, name, rows, solver), `${name} over a group of values that are not null`);
}

/** Whether the row passes FILTER, and has a value that the aggregate keeps. */
function keepsRow(node: TreeNode, name: string, row: Scope, solver: Solver): boolean {
  const filter = child(node, 'aggfilter');
  if (filter !== null && !isTrueHere(filter, row, solver)) return false;
  return collecting.has(name) || keptValues(node, name, row, solver).every((value) => !value.nullable);
}

/** What must not be NULL for the aggregate to keep a row. */
function keptValues(node: TreeNode, name: string, rows: Scope, solver: Solver): readonly Verdict[] {
  const argument = keeping.has(name) ? aggregated(node) : null;
  if (argument === null) return [nullable(`${name} can return NULL`)];
  // percentile_cont(NULL) WITHIN GROUP … is NULL.
  return [argument, ...children(node, 'aggdirectargs')].map((part) => solver.expression(part, rows));
}

const ranking = new Set(['row_number', 'rank', 'dense_rank', 'percent_rank', 'cume_dist']);

export const windowFunction: Rule = (node, scope, solver) => {
  const called = solver.catalogue.functions.get(int(node, 'winfnoid'));
  const name = called?.name ?? 'an unknown window function';
  if (called?.builtIn !== true) return nullable(`${name} can return NULL`);
  if (ranking.has(name) || alwaysCounted.has(name)) return notNull(`${name} is never NULL`);
  // Other rows of the partition are seen too: what holds for the shown row alone proves nothing of them.
  const rows = scope.wholeSet ?? scope;
  const args = children(node, 'args').map((arg) => solver.expression(arg, rows));
  const firstNull = args.find((arg) => arg.nullable);
  if (name === 'ntile') return firstNull ?? notNull('ntile is never NULL');
  if (name === 'lag' || name === 'lead') {
    if (args.length < 3) return nullable(`${name} without a default is NULL at the edge of the partition`);
    return firstNull ?? notNull(`${name} with a default that is not null`);
  }
  const filter = child(node, 'aggfilter');
  if (filter !== null && !isTrueHere(filter, rows, solver)) return nullable(`FILTER can leave ${name} without rows`);
  if (!frameHoldsCurrentRow(node, scope)) return nullable(`the frame of ${name} can be empty`);
  if (collecting.has(name)) return notNull(`the frame of ${name} holds the current row`);
  if (name === 'first_value' || name === 'last_value' || keeping.has(name)) {
    return firstNull ?? notNull(`${name} over a frame of values that are not null`);
  }
  return nullable(`${name} can return NULL`);
};

/** FRAMEOPTION bits of nodes/parsenodes.h. */
const Frame = {
  startUnboundedPreceding: 0x20,
  endUnboundedFollowing: 0x100,
  startCurrentRow: 0x200,
  endCurrentRow: 0x400,
  startOffsetPreceding: 0x800,
  endOffsetFollowing: 0x4000,
  excludeCurrentRow: 0x8000,
  excludeGroup: 0x10000,
} as const;

function frameHoldsCurrentRow(node: TreeNode, scope: Scope): boolean {
  const clause = children(scope.query, 'windowClause').find((item) => int(item, 'winref') === int(node, 'winref'));
  if (clause === undefined) return false;
  const options = int(clause, 'frameOptions');
  const starts = options & (Frame.startUnboundedPreceding | Frame.startCurrentRow | Frame.startOffsetPreceding);
  const ends = options & (Frame.endUnboundedFollowing | Frame.endCurrentRow | Frame.endOffsetFollowing);
  return starts !== 0 && ends !== 0 && (options & (Frame.excludeCurrentRow | Frame.excludeGroup)) === 0;
}
