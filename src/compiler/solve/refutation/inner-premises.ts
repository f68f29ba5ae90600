/** What the conditions inside a sub-query, CTE or view say of the columns that it shows. */
import { child, int, isNode, type TreeNode, type TreeValue } from '../../tree/node.js';
import { conjuncts } from '../../tree/conjuncts.js';
import { CommandType, findCte, outputEntries, type Premise, rangeTableEntry, RteKind, type Scope } from '../scope.js';
import type { Solver } from '../solver.js';
import { viewQuery } from '../view-query.js';
import { termOf } from './terms.js';

/** @param premisesOf the conditions that rows of a level meet */
export function innerPremises(index: number, scope: Scope, solver: Solver, premisesOf: (inner: Scope) => readonly Premise[]): readonly Premise[] {
  const inner = innerScope(rangeTableEntry(scope, index), scope, solver);
  if (inner === null) return [];
  const shown = new Map<string, number>();
  for (const [place, entry] of outputEntries(inner.query).entries()) {
    const expression = child(entry, 'expr');
    const term = expression?.tag === 'VAR' ? termOf(expression, inner, solver) : null;
    if (term !== null) shown.set(term, place + 1);
  }
  return premisesOf(inner).flatMap(({ condition, outcomes }) =>
    // AND holds, or is not false, only where each part is so.
    conjuncts(condition).flatMap((part) => {
      const outside = inTermsOf(part, index, (column) => shown.get(termOf(column, inner, solver) ?? ''));
      return outside === null ? [] : [{ condition: outside, outcomes }];
    }),
  );
}

/** The level inside; null for materialised views, and where the shown rows are those that a command wrote. */
function innerScope(entry: TreeNode, scope: Scope, solver: Solver): Scope | null {
  const found = innerQuery(entry, scope, solver);
  if (found === null || found.query === null || int(found.query, 'commandType') !== CommandType.select) return null;
  return solver.scopeOf(found.query, found.parent);
}

function innerQuery(entry: TreeNode, scope: Scope, solver: Solver): { readonly query: TreeNode | null; readonly parent: Scope | null } | null {
  switch (int(entry, 'rtekind')) {
    case RteKind.subquery:
      return { query: child(entry, 'subquery'), parent: scope };
    case RteKind.cte: {
      const found = findCte(scope, entry);
      return found === null ? null : { query: child(found.cte, 'ctequery'), parent: found.owner };
    }
    case RteKind.relation: {
      const view = solver.catalogue.relations.get(int(entry, 'relid'));
      // Inside a materialised view nothing is as it was.
      return view?.kind === 'v' && scope.asOf === null ? { query: viewQuery(view, solver.catalogue), parent: null } : null;
    }
    default:
      return null;
  }
}

/** Nodes that belong to the level inside, and cannot be read outside. */
const bound = new Set(['SUBLINK', 'AGGREF', 'WINDOWFUNC', 'GROUPINGFUNC', 'PARAM']);

/** The condition with the columns of `index` in place of its own; null where some column is not shown. */
function inTermsOf(condition: TreeNode, index: number, shownAs: (column: TreeNode) => number | undefined): TreeNode | null {
  let isShown = true;
  const map = (value: TreeValue): TreeValue => {
    if (Array.isArray(value)) return value.map(map);
    return isNode(value) ? mapNode(value) : value;
  };
  const mapNode = (node: TreeNode): TreeNode => {
    isShown &&= !bound.has(node.tag);
    if (node.tag !== 'VAR') return { tag: node.tag, fields: new Map([...node.fields].map(([name, field]) => [name, map(field)])) };
    const place = int(node, 'varlevelsup') === 0 ? shownAs(node) : undefined;
    isShown &&= place !== undefined;
    return { tag: 'VAR', fields: new Map([...node.fields, ['varno', String(index)], ['varattno', String(place ?? 0)], ['varnullingrels', []]]) };
  };
  const outside = mapNode(condition);
  return isShown ? outside : null;
}
