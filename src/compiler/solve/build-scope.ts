/** Makes the scope of a query level: reads its FROM clause and conditions, and settles its outer joins. */
import type { Catalogue } from '../catalogue.js';
import { child, children, int, type TreeNode } from '../tree/node.js';
import { factsWhenTrue, type ConditionPlace } from './conditions.js';
import type { Fact } from './fact.js';
import { type FromClause, readFromClause, survivingSides } from './outer-joins.js';
import { CommandType, type Scope } from './scope.js';

/** Sides of outer joins that are never filled because the other side always finds its row. */
export type AlwaysMatched = (from: FromClause, scope: Scope) => ReadonlySet<string>;

export interface ScopeOptions {
  readonly catalogue: Catalogue;
  readonly alwaysMatched: AlwaysMatched;
  /** Scopes of this statement: what always matches in a view depends on the statement that reads it. */
  readonly scopes: WeakMap<TreeNode, { readonly parent: Scope | null; readonly scope: Scope }>;
}

const fromClauses = new WeakMap<TreeNode, FromClause>();

/** The scope of a query below `parent`; the same one for the same parent. `stale`: inside a materialised view. */
export function buildScope(query: TreeNode, parent: Scope | null, options: ScopeOptions, stale = parent?.stale ?? false): Scope {
  const known = options.scopes.get(query);
  if (known !== undefined && known.parent === parent && known.scope.stale === stale) return known.scope;
  const from = readQueryConditions(query, options.catalogue);
  const bare: Scope = {
    query,
    parent,
    rangeTable: children(query, 'rtable'),
    facts: from.facts,
    outerJoins: from.outerJoins,
    alive: survivingSides(from, [], new Set()),
    wholeSet: null,
    returning: false,
    beforeGrouping: false,
    assumed: parent?.assumed ?? new Map(),
    stale,
  };
  const scope: Scope = { ...bare, alive: survivingSides(from, [], options.alwaysMatched(from, bare)) };
  options.scopes.set(query, { parent, scope });
  return scope;
}

/** The scope with facts that hold for the shown row only, such as those of a CASE branch. */
export function withRowFacts(scope: Scope, extra: readonly Fact[], options: ScopeOptions): Scope {
  if (extra.length === 0) return scope;
  const from: FromClause = { outerJoins: scope.outerJoins, facts: scope.facts };
  const always = options.alwaysMatched(from, scope);
  return {
    ...scope,
    facts: [...scope.facts, ...extra],
    alive: survivingSides(from, extra, always),
    wholeSet: scope.wholeSet ?? scope,
  };
}

/** Where a condition of this level stands, for `factsWhen…`. */
export function conditionPlace(scope: Scope, catalogue: Catalogue, origin: string): ConditionPlace {
  return { catalogue, rangeTable: scope.rangeTable, level: 0, origin, unless: null };
}

function readQueryConditions(query: TreeNode, catalogue: Catalogue): FromClause {
  const known = fromClauses.get(query);
  if (known !== undefined) return known;
  const place = { catalogue, rangeTable: children(query, 'rtable'), level: 0 };
  const from = readFromClause(child(query, 'jointree'), place);
  const having = child(query, 'havingQual');
  // PostgreSQL 16 keeps MERGE's ON in the join tree, where it is no condition on the rows shown.
  const isMerge = int(query, 'commandType') === CommandType.merge;
  const result: FromClause = {
    outerJoins: from.outerJoins,
    facts: isMerge
      ? []
      : having === null
        ? from.facts
        : [...from.facts, ...factsWhenTrue(having, { ...place, origin: 'HAVING', unless: null })],
  };
  fromClauses.set(query, result);
  return result;
}
