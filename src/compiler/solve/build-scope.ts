/** Makes the scope of a query level: reads its FROM clause and conditions, and settles its outer joins. */
import type { Catalogue } from '../catalogue.js';
import { child, children, type TreeNode } from '../tree/node.js';
import { factsWhenTrue, type ConditionPlace } from './conditions.js';
import type { Fact } from './fact.js';
import { type FromClause, readFromClause, sideKey, survivingSides } from './outer-joins.js';
import { aggregatesWithoutGroups, type Scope } from './scope.js';

/** Sides of outer joins that are never filled because the other side always finds its row. */
export type AlwaysMatched = (from: FromClause, scope: Scope) => ReadonlySet<string>;

export interface ScopeOptions {
  readonly catalogue: Catalogue;
  readonly alwaysMatched: AlwaysMatched;
  /** Scopes of this statement by query and parent: what always matches in a view depends on the statement that reads it. */
  readonly scopes: WeakMap<TreeNode, Map<string, WeakMap<object, Scope>>>;
}

const fromClauses = new WeakMap<TreeNode, FromClause>();

/** The scope of a query below `parent`; the same one for the same parent. `asOf`: inside a materialised view. */
export function buildScope(query: TreeNode, parent: Scope | null, options: ScopeOptions, asOf = parent?.asOf ?? null): Scope {
  const known = scopesOf(query, asOf, options);
  const scope = known.get(parent ?? options.catalogue) ?? newScope(query, parent, options, asOf);
  known.set(parent ?? options.catalogue, scope);
  return scope;
}

function newScope(query: TreeNode, parent: Scope | null, options: ScopeOptions, asOf: number | null): Scope {
  const from = fromClauses.get(query) ?? readQueryConditions(query, options.catalogue);
  fromClauses.set(query, from);
  const bare: Scope = {
    query,
    parent,
    rangeTable: children(query, 'rtable'),
    facts: from.facts,
    outerJoins: from.outerJoins,
    alive: survivingSides(from, [], new Set()),
    wholeSet: null,
    assumptions: [],
    refuting: parent?.refuting ?? false,
    returning: false,
    beforeGrouping: false,
    assumed: parent?.assumed ?? new Map(),
    assumedContents: parent?.assumedContents ?? new Map(),
    asOf,
  };
  return settled(bare, from, [], new Set(), options);
}

function scopesOf(query: TreeNode, asOf: number | null, options: ScopeOptions): WeakMap<object, Scope> {
  const ofQuery = options.scopes.get(query) ?? new Map<string, WeakMap<object, Scope>>();
  options.scopes.set(query, ofQuery);
  const known = ofQuery.get(String(asOf)) ?? new WeakMap<object, Scope>();
  ofQuery.set(String(asOf), known);
  return known;
}

/** Joins that always find a row, again and again: one that does may let the next one find its own. */
function settled(start: Scope, from: FromClause, extra: readonly Fact[], dead: ReadonlySet<string>, options: ScopeOptions): Scope {
  const always = new Set(dead);
  for (let scope = start; ; ) {
    const found = options.alwaysMatched(from, scope);
    if (found.size === 0) return scope;
    for (const side of found) always.add(side);
    scope = { ...scope, alive: survivingSides(from, extra, always) };
  }
}

/** The scope with facts that hold for the shown row only, such as those of a CASE branch. */
export function withRowFacts(scope: Scope, extra: readonly Fact[], options: ScopeOptions): Scope {
  if (extra.length === 0) return scope;
  const from: FromClause = { outerJoins: scope.outerJoins, facts: scope.facts };
  const known = { ...scope, facts: [...scope.facts, ...extra], wholeSet: scope.wholeSet ?? scope };
  const dead = [...scope.outerJoins.keys()].flatMap((join) => [sideKey(join, 'left'), sideKey(join, 'right')]).filter((key) => !scope.alive.has(key));
  const narrowed = { ...known, alive: survivingSides(from, extra, new Set(dead)) };
  // Whether a join always finds its row may be what is being proven.
  return scope.refuting ? narrowed : settled(narrowed, from, extra, new Set(dead), options);
}

/** Where a condition of this level stands, for `factsWhen…`. */
export function conditionPlace(scope: Scope, catalogue: Catalogue, origin: string): ConditionPlace {
  return { catalogue, rangeTable: scope.rangeTable, level: 0, origin, unless: null };
}

function readQueryConditions(query: TreeNode, catalogue: Catalogue): FromClause {
  const place = { catalogue, rangeTable: children(query, 'rtable'), level: 0 };
  const from = readFromClause(child(query, 'jointree'), place);
  const having = child(query, 'havingQual');
  // Without GROUP BY, and for the empty grouping set, a row is shown though none met WHERE.
  const isOverNothing = aggregatesWithoutGroups(query) || children(query, 'groupingSets').length > 0;
  const facts = from.facts.filter((fact) => !isOverNothing || !fact.isFixed);
  return {
    outerJoins: from.outerJoins,
    facts: having === null ? facts : [...facts, ...factsWhenTrue(having, { ...place, origin: 'HAVING', unless: null })],
  };
}
