/**
 * The columns that a value comes from unchanged, whatever the way: through joins, views, CTEs, set operations, and the
 * expressions that choose among values without making new ones. Overrides follow a column along it.
 */
import type { Origin } from '../model.js';
import { child, children, constantBytes, int, isNode, items, type TreeNode } from '../tree/node.js';
import { referentOf, unnestedArray } from './referent.js';
import { outputEntries, rangeTableEntry, type Scope } from './scope.js';
import type { Solver } from './solver.js';
import { viewQuery } from './view-query.js';

/** Null: computed. Empty: always NULL, or an empty array, which can be of any column. */
type Found = readonly Origin[] | null;

/** Origins of output column `attribute` of a query; none where some way to it is computed. */
export function outputOrigins(query: TreeNode, parent: Scope | null, attribute: number, solver: Solver): readonly Origin[] {
  return fromOutput(query, parent, attribute, newSearch(solver)) ?? [];
}

/** Origins of an expression; none where it is computed. */
export function expressionOrigins(node: TreeNode, scope: Scope, solver: Solver): readonly Origin[] {
  return fromExpression(node, scope, newSearch(solver)) ?? [];
}

/** The same columns, where the value is an array of (1) or an element in (-1) what it was. */
export function nested(origins: readonly Origin[], by: 1 | -1): readonly Origin[] {
  return origins.map((origin) => ({ ...origin, depth: origin.depth + by, below: nested(origin.below, by) }));
}

interface Search {
  readonly solver: Solver;
  /** Outputs that are being looked at: a recursive CTE adds nothing to what its other arm gives. */
  readonly open: readonly { readonly query: TreeNode; readonly attribute: number }[];
  /** The outermost of `open` that was met again. What was found below it holds only while that one is open. */
  readonly met: { outermost: number };
}

function newSearch(solver: Solver): Search {
  return { solver, open: [], met: { outermost: Infinity } };
}

/** What outputs come from, by the scope of their query: a CTE that is read twice, and reads another twice, is looked at once. */
const known = new WeakMap<Scope, Map<number, Found>>();

function fromExpression(node: TreeNode, scope: Scope, search: Search): Found {
  const follow = (part: TreeNode | null | undefined): Found => (isNode(part ?? null) ? fromExpression(part as TreeNode, scope, search) : null);
  const { solver } = search;
  switch (node.tag) {
    case 'VAR':
      return fromReference(node, scope, search);
    case 'CONST':
      return holdsNothing(node, solver) ? [] : null;
    case 'PARAM':
      // `$1::email` is a parameter of the domain's type.
      return isDomain(int(node, 'paramtype'), solver) ? domainOrigin(int(node, 'paramtype'), [], solver) : null;
    case 'RELABELTYPE':
    case 'COLLATEEXPR':
      return follow(child(node, 'arg'));
    case 'COERCETODOMAIN':
      return domainOrigin(int(node, 'resulttype'), follow(child(node, 'arg')) ?? [], solver);
    case 'COALESCEEXPR':
    case 'MINMAXEXPR':
      return agreed(children(node, 'args').map(follow));
    case 'CASEEXPR': {
      const results = children(node, 'args').map((branch) => follow(child(branch, 'result')));
      const otherwise = child(node, 'defresult');
      return agreed(otherwise === null ? results : [...results, follow(otherwise)]);
    }
    case 'NULLIFEXPR':
      return follow(children(node, 'args')[0]);
    case 'ARRAYEXPR':
      return node.fields.get('multidims') === 'true' ? null : deeper(agreed(children(node, 'elements').map(follow)), 1);
    case 'SUBSCRIPTINGREF':
      return subscripted(node, follow, solver);
    case 'SUBLINK':
      return fromSubLink(node, scope, search);
    case 'AGGREF':
      return aggregated(functionName(node, 'aggfnoid', solver), children(node, 'args').map((entry) => follow(child(entry, 'expr'))));
    case 'WINDOWFUNC':
      return windowed(functionName(node, 'winfnoid', solver), children(node, 'args').map(follow));
    case 'FUNCEXPR': {
      const array = unnestedArray(node, solver);
      if (array !== null) return deeper(follow(array), -1);
      return functionName(node, 'funcid', solver) === 'array_remove' ? follow(children(node, 'args')[0]) : null;
    }
    default:
      return null;
  }
}

function fromReference(node: TreeNode, scope: Scope, search: Search): Found {
  const referent = referentOf(node, scope, search.solver);
  switch (referent?.kind) {
    case 'column': {
      const { relation, column } = referent;
      const isView = relation.viewTree !== null;
      const below = isView ? fromOutput(viewQuery(relation, search.solver.catalogue), null, column.number, search) : null;
      return [{ name: `${relation.schema}.${relation.name}.${column.name}`, depth: 0, below: below ?? [] }];
    }
    case 'expressions':
      return agreed(referent.expressions.map((each) => fromExpression(each.node, each.scope, search)));
    case 'element':
      return deeper(fromExpression(referent.array.node, referent.array.scope, search), -1);
    case 'output':
      return fromOutput(referent.query, referent.parent, referent.attribute, search);
    default:
      return null;
  }
}

function fromOutput(query: TreeNode, parent: Scope | null, attribute: number, search: Search): Found {
  const { open, met, solver } = search;
  const scope = solver.scopeOf(query, parent);
  const remembered = known.get(scope)?.get(attribute);
  if (remembered !== undefined) return remembered;
  const again = open.findIndex((other) => other.query === query && other.attribute === attribute);
  if (again >= 0) {
    met.outermost = Math.min(met.outermost, again);
    return [];
  }
  const before = met.outermost;
  met.outermost = Infinity;
  const found = lookInside(scope, attribute, { ...search, open: [...open, { query, attribute }] });
  if (met.outermost >= open.length) {
    known.set(scope, (known.get(scope) ?? new Map<number, Found>()).set(attribute, found));
    met.outermost = Infinity;
  }
  met.outermost = Math.min(met.outermost, before);
  return found;
}

function lookInside(scope: Scope, attribute: number, inside: Search): Found {
  const { query } = scope;
  const operations = child(query, 'setOperations');
  if (operations !== null) return fromArms(operations, scope, attribute, inside);
  const entry = outputEntries(query)[attribute - 1];
  const expression = entry === undefined ? null : child(entry, 'expr');
  return expression === null ? null : fromExpression(expression, scope, inside);
}

/** SetOperation of EXCEPT, whose rows are those of its left arm. */
const EXCEPT = 3;

function fromArms(node: TreeNode, scope: Scope, attribute: number, search: Search): Found {
  if (node.tag === 'SETOPERATIONSTMT') {
    const arms = [child(node, 'larg'), int(node, 'op') === EXCEPT ? null : child(node, 'rarg')];
    return agreed(arms.flatMap((arm) => (arm === null ? [] : [fromArms(arm, scope, attribute, search)])));
  }
  const query = child(rangeTableEntry(scope, int(node, 'rtindex')), 'subquery');
  return query === null ? null : fromOutput(query, scope, attribute, search);
}

/** SubLinkType. */
const SubLink = { scalar: 4, array: 6 } as const;

function fromSubLink(node: TreeNode, scope: Scope, search: Search): Found {
  const query = child(node, 'subselect');
  const kind = int(node, 'subLinkType');
  if (query === null || (kind !== SubLink.scalar && kind !== SubLink.array)) return null;
  const found = fromOutput(query, scope, 1, search);
  return kind === SubLink.array ? deeper(found, 1) : found;
}

/** `a[1]` and `a[1:2]` of an array, not the subscript of a `jsonb` or the like. */
function subscripted(node: TreeNode, follow: (part: TreeNode | null) => Found, solver: Solver): Found {
  const isArray = (solver.catalogue.types.get(int(node, 'refcontainertype'))?.elementOid ?? 0) !== 0;
  if (!isArray || child(node, 'refassgnexpr') !== null) return null;
  const container = follow(child(node, 'refexpr'));
  return items(node, 'reflowerindexpr').length > 0 ? container : deeper(container, -1);
}

const choosingAggregates = new Set(['min', 'max', 'any_value']);

function aggregated(name: string | null, args: readonly Found[]): Found {
  const [first = null] = args;
  if (name === 'array_agg') return deeper(first, 1);
  return name !== null && choosingAggregates.has(name) ? first : null;
}

const choosingWindowFunctions = new Set(['first_value', 'last_value', 'nth_value']);

function windowed(name: string | null, args: readonly Found[]): Found {
  const [first = null, , otherwise] = args;
  if (name === 'lag' || name === 'lead') return otherwise === undefined ? first : agreed([first, otherwise]);
  return name !== null && choosingWindowFunctions.has(name) ? first : aggregated(name, args);
}

/** The name of a function that PostgreSQL brings. */
function functionName(node: TreeNode, field: string, { catalogue }: Solver): string | null {
  const called = catalogue.functions.get(int(node, field));
  return called?.signature.startsWith('pg_catalog.') === true ? called.name : null;
}

export function isDomain(typeOid: number, { catalogue }: Solver): boolean {
  return catalogue.types.get(typeOid)?.kind === 'd';
}

export function domainOrigin(typeOid: number, below: readonly Origin[], { catalogue }: Solver): readonly Origin[] {
  const type = catalogue.types.get(typeOid);
  return type === undefined ? below : [{ name: `${type.schema}.${type.name}`, depth: 0, below }];
}

/** NULL, or an array constant without dimensions. */
function holdsNothing(node: TreeNode, { catalogue }: Solver): boolean {
  if (node.fields.get('constisnull') === 'true') return true;
  const isArray = (catalogue.types.get(int(node, 'consttype'))?.elementOid ?? 0) !== 0;
  // Array header: length word, number of dimensions.
  return isArray && constantBytes(node)?.slice(4, 8).every((byte) => byte === 0) === true;
}

function deeper(found: Found, by: 1 | -1): Found {
  return found === null ? null : nested(found, by);
}

/** All of them together; null where one is computed. */
function agreed(list: readonly Found[]): Found {
  const all = new Map<string, Origin>();
  for (const found of list) {
    if (found === null) return null;
    for (const origin of found) all.set(`${origin.depth} ${origin.name}`, origin);
  }
  return [...all.values()];
}
