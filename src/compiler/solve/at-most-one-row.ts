/**
 * Proves that a FROM clause gives at most one row: each relation is bound through a unique key by
 * constants, parameters, outer columns, or columns of relations that are bound already.
 */
import { bool, child, children, int, items, type TreeNode } from '../tree/node.js';
import { some } from '../tree/walk.js';
import { readFromConditions } from './equalities.js';
import { type Binding, fixesExpression, fixesKey, fixesValue, hasOneValue, innerBinding } from './key-binding.js';
import { CommandType, findCte, isGrouped, outputEntries, rangeTableEntry, RteKind, type Scope } from './scope.js';
import { keepsBothSides } from './filled-columns.js';
import { looksAtOneValue } from './known-value.js';
import { singleRow } from './single-row.js';
import type { Solver } from './solver.js';
import { viewQuery } from './view-query.js';

/** The reason, or null when no proof is found. */
export function atMostOneRow(scope: Scope, solver: Solver): string | null {
  const binding: Binding = { scope, solver, from: readFromConditions(scope), bound: new Set(), outside: [] };
  const { bound, reason } = bindRelations(binding);
  if (int(scope.query, 'commandType') !== CommandType.select) {
    // Each target row of UPDATE and DELETE is written once, however many rows it is joined with.
    return bound.get(int(scope.query, 'resultRelation')) ?? null;
  }
  if (bound.size === binding.from.relations.length && !keepsBothSides(scope)) return reason;
  const inside: Binding = { ...binding, bound: new Set(bound.keys()) };
  if (isGrouped(scope.query)) return fixesGroups(scope.query, 'groupClause', inside) ? 'the columns of GROUP BY are fixed' : null;
  const isDistinct = children(scope.query, 'distinctClause').length > 0;
  return isDistinct && fixesGroups(scope.query, 'distinctClause', inside) ? 'the columns of DISTINCT are fixed' : null;
}

/** Relations with at most one row, each with the reason, found one through another. */
function bindRelations(binding: Binding): { readonly bound: ReadonlyMap<number, string>; readonly reason: string | null } {
  const { relations } = binding.from;
  const bound = new Map<number, string>();
  let reason: string | null = relations.length === 0 ? 'a SELECT without FROM gives one row' : null;
  for (let grew = true; grew; ) {
    grew = false;
    for (const relation of relations) {
      const known = new Set(bound.keys());
      const now: Binding = { ...binding, bound: known };
      if (known.has(relation) || !looksAtOneValue(rangeTableEntry(binding.scope, relation), (column) => hasOneValue(column, now))) continue;
      const found = bindOne(relation, now);
      if (found === null) continue;
      bound.set(relation, found);
      reason ??= found;
      grew = true;
    }
  }
  return { bound, reason };
}

function bindAll(binding: Binding): string | null {
  const { bound, reason } = bindRelations(binding);
  return bound.size === binding.from.relations.length && !keepsBothSides(binding.scope) ? reason : null;
}

function bindOne(relation: number, binding: Binding): string | null {
  const { scope } = binding;
  const entry = rangeTableEntry(scope, relation);
  switch (int(entry, 'rtekind')) {
    case RteKind.relation:
      return bindTable(relation, entry, binding);
    case RteKind.subquery: {
      const query = child(entry, 'subquery');
      // A plan may run it again for each row of the other side, and locks can then choose another row.
      const isStable = query !== null && children(query, 'rowMarks').length === 0;
      return isStable ? bindQuery(query, scope, relation, binding) : null;
    }
    case RteKind.cte: {
      const found = findCte(scope, entry);
      const query = found === null ? null : child(found.cte, 'ctequery');
      if (found === null || query === null || bool(found.cte, 'cterecursive')) return null;
      return bindQuery(query, found.owner, relation, binding);
    }
    case RteKind.values:
      return items(entry, 'values_lists').length === 1 ? 'one row of VALUES' : null;
    case RteKind.result:
      return 'one row';
    case RteKind.function:
      return some(children(entry, 'functions').slice(), (node) => bool(node, 'funcretset'))
        ? null
        : 'a function that returns one value';
    default:
      return null;
  }
}

function bindTable(relation: number, entry: TreeNode, binding: Binding): string | null {
  const table = binding.solver.catalogue.relations.get(int(entry, 'relid'));
  if (table === undefined) return null;
  // A materialised view is older than the keys of its tables: only its own count.
  if (table.viewTree !== null && table.kind !== 'm') {
    return bindQuery(viewQuery(table, binding.solver.catalogue), null, relation, binding);
  }
  // Keys of a parent do not reach the rows of its inheritance children; those of a partitioned table do.
  if (table.hasChildren && !table.isPartitioned && bool(entry, 'inh')) return null;
  const only = singleRow(table, binding.solver.catalogue);
  if (only !== null) return only;
  const key = table.keys.find((candidate) => fixesKey(candidate, relation, binding));
  if (key === undefined) return null;
  const names = key.columns.map((number) => table.columns.find((column) => column.number === number)?.name ?? 'an expression');
  return `${table.name} (${names.join(', ')}) is unique and fixed`;
}

/** A sub-query, CTE or view: by its own bound, or because what the query outside fixes is a key of it. */
function bindQuery(query: TreeNode, parent: Scope | null, relation: number, binding: Binding): string | null {
  const { solver } = binding;
  const rows = solver.rows(query, parent);
  if (rows.max === 1) return rows.reason;
  if (int(query, 'commandType') !== CommandType.select || bool(query, 'hasTargetSRFs')) return null;
  const inner = innerBinding(query, solver.scopeOf(query, parent), relation, binding);
  if (inner.outside.length === 0) return null;
  const operations = child(query, 'setOperations');
  if (operations !== null) return fixesUnion(query, operations, inner) ? 'all columns of a UNION are fixed' : null;
  if (children(query, 'distinctClause').length > 0 && fixesGroups(query, 'distinctClause', inner)) return 'the columns of DISTINCT are fixed';
  if (isGrouped(query)) return fixesGroups(query, 'groupClause', inner) ? 'the columns of GROUP BY are fixed' : null;
  return bindAll(inner);
}

/** UNION, INTERSECT and EXCEPT leave one row of equal ones; with ALL they group by nothing. */
function fixesUnion(query: TreeNode, operations: TreeNode, inner: Binding): boolean {
  const clauses = children(operations, 'groupClauses');
  return outputEntries(query).every((entry, place) => {
    const expression = child(entry, 'expr');
    const clause = clauses[place];
    return expression !== null && clause !== undefined && fixesExpression(expression, int(clause, 'eqop'), inner);
  });
}

function fixesGroups(query: TreeNode, clauses: 'groupClause' | 'distinctClause', binding: Binding): boolean {
  if (children(query, 'groupingSets').length > 0) return false;
  return children(query, clauses).every((clause) => {
    const reference = int(clause, 'tleSortGroupRef');
    const entry = children(query, 'targetList').find((candidate) => int(candidate, 'ressortgroupref') === reference);
    const expression = entry === undefined ? null : child(entry, 'expr');
    const equality = int(clause, 'eqop');
    return expression !== null && (fixesValue(expression, equality, binding) || fixesValue(groupedExpression(expression, query), equality, binding));
  });
}

/** From PostgreSQL 18 on, the select list shows grouped expressions as columns of an entry for the groups. */
function groupedExpression(expression: TreeNode, query: TreeNode): TreeNode {
  const entry = children(query, 'rtable')[int(expression, 'varno') - 1];
  return (entry === undefined ? undefined : children(entry, 'groupexprs')[int(expression, 'varattno') - 1]) ?? expression;
}
