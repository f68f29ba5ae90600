/**
 * RT509: LIMIT without ORDER BY gives other rows from day to day.
 *
 * @see https://www.postgresql.org/docs/18/queries-limit.html
 */
import { outputEntries, RteKind } from '../../solve/scope.js';
import type { Solver } from '../../solve/solver.js';
import { bool, child, children, constantBytes, int, type TreeNode } from '../../tree/node.js';
import { some } from '../../tree/walk.js';
import type { QueryLevel } from '../query-levels.js';
import type { VetRule } from '../vet-rule.js';

export const unorderedLimit: VetRule = {
  code: 'RT509',
  byDefault: true,
  check: ({ levels, solver, offsetOf }) =>
    levels.flatMap((level) => {
      const limit = child(level.query, 'limitCount');
      if (limit === null || !choosesRows(limit, level, solver)) return [];
      const message = 'LIMIT without ORDER BY: which rows come is up to the plan of the day';
      return [{ offset: offsetOf(limit), message, help: 'Add ORDER BY over a unique key before it.' }];
    }),
};

function choosesRows(limit: TreeNode, { query, parent, inExists }: QueryLevel, solver: Solver): boolean {
  if (inExists || children(query, 'sortClause').length > 0 || keepsAllOrNone(limit) || claims(query)) return false;
  // Rows that are all alike can come in any order.
  const showsColumns = outputEntries(query).some((entry) => some(entry, ({ tag }) => tag === 'VAR' || tag === 'FUNCEXPR' || tag === 'SUBLINK'));
  return showsColumns && readsTable(query) && solver.rows(withoutLimit(query), parent).max !== 1;
}

/** `FOR UPDATE SKIP LOCKED`: any row that nobody else has will do, and locks choose among them anyway. */
function claims(query: TreeNode): boolean {
  return children(query, 'rowMarks').some((mark) => int(mark, 'waitPolicy') === SKIP_LOCKED);
}

/** LockWaitPolicy. */
const SKIP_LOCKED = 1;

/** LIMIT ALL, LIMIT NULL, LIMIT 0. */
function keepsAllOrNone(limit: TreeNode): boolean {
  const [arg] = limit.tag === 'FUNCEXPR' ? children(limit, 'args') : [];
  const constant = arg ?? limit;
  if (constant.tag !== 'CONST') return false;
  return bool(constant, 'constisnull') || constantBytes(constant)?.every((byte) => byte === 0) === true;
}

function readsTable(query: TreeNode): boolean {
  const kinds: ReadonlySet<number> = new Set([RteKind.relation, RteKind.cte]);
  return some(query, (node) => node.tag === 'RANGETBLENTRY' && kinds.has(int(node, 'rtekind')));
}

function withoutLimit(query: TreeNode): TreeNode {
  return { tag: query.tag, fields: new Map([...query.fields].filter(([name]) => name !== 'limitCount')) };
}
