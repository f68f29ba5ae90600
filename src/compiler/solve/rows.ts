/**
 * How many rows a query returns: at least one, at most one.
 *
 * @see https://www.postgresql.org/docs/18/queries-table-expressions.html
 */
import type { CatalogueRelation } from '../catalogue.js';
import { bool, child, children, int, type TreeNode } from '../tree/node.js';
import { some } from '../tree/walk.js';
import { atMostOneRow } from './at-most-one-row.js';
import { buildScope, type ScopeOptions } from './build-scope.js';
import { findsRow } from './finds-row.js';
import { aggregatesWithoutGroups, CommandType, findCte, rangeTableEntry, RteKind, type Scope } from './scope.js';
import { constantInteger } from './constant-integer.js';
import { firesRules } from './rewritten-writes.js';
import { isSurelyTrue } from './sure-condition.js';
import type { RowBounds, Solver } from './solver.js';

export interface QueryPlace {
  readonly query: TreeNode;
  readonly parent: Scope | null;
}

const unbounded: RowBounds = { min: 0, max: null, reason: 'no key bounds the number of rows' };

export function queryRows({ query, parent }: QueryPlace, solver: Solver, options: ScopeOptions): RowBounds {
  const scope = buildScope(query, parent, options);
  switch (int(query, 'commandType')) {
    case CommandType.select:
      return limited(query, selected(scope, solver));
    case CommandType.insert:
      return inserted(scope, solver);
    case CommandType.update:
    case CommandType.delete: {
      const relation = target(scope, solver);
      const reason = relation === undefined || firesRules(relation, solver.catalogue) ? null : atMostOneRow(scope, solver);
      return reason === null ? unbounded : { min: 0, max: 1, reason };
    }
    default:
      return unbounded;
  }
}

function selected(scope: Scope, solver: Solver): RowBounds {
  const { query } = scope;
  const operations = child(query, 'setOperations');
  if (operations !== null) return combined(operations, scope, solver);
  // A set-returning function multiplies rows, or drops them.
  if (bool(query, 'hasTargetSRFs')) return { min: 0, max: null, reason: 'a set-returning function in the select list' };
  const having = child(query, 'havingQual');
  // What HAVING itself says of the row must not prove that the row is there.
  const filtered = having !== null && !isSurelyTrue(having, { ...scope, facts: [], refuting: true }, solver);
  if (aggregatesWithoutGroups(query)) return { min: filtered ? 0 : 1, max: 1, reason: 'an aggregate without GROUP BY gives one row' };
  const reason = atMostOneRow(scope, solver);
  // Each grouping set makes rows of its own.
  const one = children(query, 'groupingSets').length > 0 ? null : reason;
  const min = !filtered && alwaysFindsRow(scope, solver) ? 1 : 0;
  return { min, max: one === null ? null : 1, reason: one ?? (min === 1 ? 'every part of FROM has a row' : unbounded.reason) };
}

/** Rows that meet WHERE are there, or no FROM, which has one row. */
function alwaysFindsRow(scope: Scope, solver: Solver): boolean {
  const from = child(scope.query, 'jointree');
  return from !== null && findsRow(from, null, scope, solver, (entry, known) => entryRows(entry, known, solver).min === 1);
}

/** How many rows an item of FROM has by itself. */
export function entryRows(entry: TreeNode, scope: Scope, solver: Solver): RowBounds {
  const one: RowBounds = { min: 1, max: 1, reason: 'one row' };
  switch (int(entry, 'rtekind')) {
    case RteKind.result:
      return one;
    case RteKind.values:
      return { ...one, max: null };
    case RteKind.function:
      // A function that returns no set has one row, even one of NULLs only; ROWS FROM fills the shorter ones up to it.
      return children(entry, 'functions').every((item) => some(item, (node) => bool(node, 'funcretset'))) ? unbounded : { ...one, max: null };
    case RteKind.subquery: {
      const query = child(entry, 'subquery');
      return query === null ? unbounded : solver.rows(query, scope);
    }
    case RteKind.cte: {
      const found = findCte(scope, entry);
      const query = found === null ? null : child(found.cte, 'ctequery');
      if (found === null || query === null || bool(found.cte, 'cterecursive')) return unbounded;
      return solver.rows(query, found.owner);
    }
    default:
      return unbounded;
  }
}

/** SetOperation: 1 UNION, 2 INTERSECT, 3 EXCEPT. */
function combined(node: TreeNode, scope: Scope, solver: Solver): RowBounds {
  const side = (field: string): RowBounds => {
    const arm = child(node, field);
    if (arm === null) return unbounded;
    if (arm.tag === 'SETOPERATIONSTMT') return combined(arm, scope, solver);
    const query = child(rangeTableEntry(scope, int(arm, 'rtindex')), 'subquery');
    return query === null ? unbounded : solver.rows(query, scope);
  };
  const left = side('larg');
  const right = side('rarg');
  switch (int(node, 'op')) {
    case 1:
      return { min: left.min === 1 || right.min === 1 ? 1 : 0, max: null, reason: 'UNION puts rows together' };
    case 2:
      return { min: 0, max: left.max === 1 || right.max === 1 ? 1 : null, reason: 'INTERSECT keeps rows of both arms' };
    default:
      return { min: 0, max: left.max, reason: left.reason };
  }
}

function limited(query: TreeNode, rows: RowBounds): RowBounds {
  const offset = child(query, 'limitOffset');
  const limit = child(query, 'limitCount');
  const skips = offset !== null && constantInteger(offset) !== 0;
  const count = limit === null ? null : constantInteger(limit);
  // LIMIT ALL and LIMIT NULL are no limit.
  const isAll = limit === null || bool(limit, 'constisnull');
  const min = skips || (!isAll && (count === null || count < 1)) ? 0 : rows.min;
  // LimitOption 1: WITH TIES.
  const one = count !== null && count <= 1 && int(query, 'limitOption') !== 1;
  return one && rows.max === null ? { min, max: 1, reason: `LIMIT ${count}` } : { ...rows, min };
}

/** OnConflictAction: 1 DO NOTHING, 2 DO UPDATE. */
function inserted(scope: Scope, solver: Solver): RowBounds {
  const { query } = scope;
  const fromList = children(child(query, 'jointree') ?? query, 'fromlist');
  const source = fromList[0];
  const rows = source?.tag === 'RANGETBLREF' ? entryRows(rangeTableEntry(scope, int(source, 'rtindex')), scope, solver) : { min: 1 as const, max: 1 as const, reason: 'one row of VALUES' };
  const relation = target(scope, solver);
  const conflict = child(query, 'onConflict');
  const skips =
    relation === undefined ||
    relation.beforeInsert ||
    relation.hasRules ||
    relation.hasChildren ||
    relation.viewTree !== null ||
    (conflict !== null && (int(conflict, 'action') !== 2 || child(conflict, 'onConflictWhere') !== null || relation.beforeUpdate));
  const reason = rows.max === 1 ? rows.reason : 'as many rows as are inserted';
  return { min: skips ? 0 : rows.min, max: relation === undefined || firesRules(relation, solver.catalogue) ? null : rows.max, reason };
}

/** The table or view that is written. */
function target({ query, rangeTable }: Scope, solver: Solver): CatalogueRelation | undefined {
  return solver.catalogue.relations.get(int(rangeTable[int(query, 'resultRelation') - 1] ?? query, 'relid'));
}
