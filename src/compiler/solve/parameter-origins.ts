/** The columns that a parameter is compared with or assigned to: what they hold, it is. */
import type { Catalogue } from '../catalogue.js';
import type { Origin } from '../model.js';
import { child, children, int, isNode, type TreeNode, type TreeValue } from '../tree/node.js';
import { domainOrigin, expressionOrigins, isDomain, nested, outputOrigins } from './origins.js';
import { referentOf, unnestedArray } from './referent.js';
import { CommandType, outputEntries, type Scope } from './scope.js';
import type { Solver } from './solver.js';

/** Origins by parameter number: of all places that say something about it; the domain of its type where none does. */
export function parameterOrigins(query: TreeNode, solver: Solver): ReadonlyMap<number, readonly Origin[]> {
  const domains = new Map<number, readonly Origin[]>();
  const found = new Map<number, Map<string, Origin>>();
  const record = (number: number, origins: readonly Origin[]): void => {
    const known = found.get(number) ?? new Map<string, Origin>();
    for (const origin of origins) known.set(`${origin.depth} ${origin.name}`, origin);
    found.set(number, known);
  };
  visit(query, null, { solver, record, recordDomain: (number, type) => domains.set(number, domainOrigin(type, [], solver)), told: new WeakMap() });
  return new Map([...domains, ...[...found].map(([number, origins]) => [number, [...origins.values()]] as const)]);
}

interface Search {
  readonly solver: Solver;
  readonly record: (number: number, origins: readonly Origin[]) => void;
  readonly recordDomain: (number: number, typeOid: number) => void;
  /** Output expressions that were told of these origins: a CTE that is read twice, and reads another twice, hears it once. */
  readonly told: WeakMap<readonly Origin[], Set<TreeNode>>;
}

/** @param subLink the sub-query whose columns stand in a comparison as PARAMs: `$1 IN (SELECT …)` */
function visit(value: TreeValue, scope: Scope | null, search: Search, subLink: TreeNode | null = null): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, scope, search, subLink);
    return;
  }
  if (!isNode(value)) return;
  let inside = scope;
  if (value.tag === 'QUERY') {
    inside = search.solver.scopeOf(value, scope);
    visitAssignments(value, inside, search);
  } else if (scope !== null) {
    visitExpression(value, scope, search, subLink);
  }
  const tested = value.tag === 'SUBLINK' ? child(value, 'subselect') : subLink;
  for (const field of value.fields.values()) {
    if (typeof field === 'object' && field !== null) visit(field, inside, search, tested);
  }
}

function visitExpression(node: TreeNode, scope: Scope, search: Search, subLink: TreeNode | null): void {
  const originsOf = (operand: TreeNode): readonly Origin[] => {
    const column = subLinkColumn(operand);
    if (column === null) return expressionOrigins(operand, scope, search.solver);
    return subLink === null ? [] : outputOrigins(subLink, scope, column, search.solver);
  };
  const compare = (left: TreeNode | undefined, right: TreeNode | undefined, by: 0 | 1 = 0): void => {
    if (left === undefined || right === undefined) return;
    expect(right, by === 1 ? nested(originsOf(left), 1) : originsOf(left), scope, search);
    expect(left, by === 1 ? nested(originsOf(right), -1) : originsOf(right), scope, search);
  };
  switch (node.tag) {
    case 'OPEXPR':
    case 'DISTINCTEXPR':
    case 'NULLIFEXPR':
    case 'SCALARARRAYOPEXPR': {
      const [left, right] = children(node, 'args');
      if (comparesValues(int(node, 'opno'), search.solver.catalogue)) compare(left, right, node.tag === 'SCALARARRAYOPEXPR' ? 1 : 0);
      return;
    }
    case 'ROWCOMPAREEXPR': {
      const right = children(node, 'rargs');
      children(node, 'largs').forEach((left, index) => compare(left, right[index]));
      return;
    }
    case 'COERCETODOMAIN':
    case 'PARAM':
      recordDomain(node, search);
  }
}

/** `$1::email`: a parameter of the domain's type, or one of its base type that is cast. */
function recordDomain(node: TreeNode, { solver, recordDomain: record }: Search): void {
  const param = node.tag === 'PARAM' ? node : child(node, 'arg');
  const type = int(node, node.tag === 'PARAM' ? 'paramtype' : 'resulttype');
  if (param?.tag !== 'PARAM' || int(param, 'paramkind') !== 0) return;
  if (isDomain(type, solver)) record(int(param, 'paramid'), type);
}

/** `column` of a sub-query in `IN (SELECT …)`: a PARAM of its own kind. */
function subLinkColumn(node: TreeNode): number | null {
  if (node.tag === 'RELABELTYPE') {
    const arg = child(node, 'arg');
    return arg === null ? null : subLinkColumn(arg);
  }
  return node.tag === 'PARAM' && int(node, 'paramkind') === 2 ? int(node, 'paramid') : null;
}

/** `=`, `<>`, `<`, `<=`, `>`, `>=`: the functions of PostgreSQL behind them are named so. */
function comparesValues(operator: number, { operators, functions }: Catalogue): boolean {
  const called = functions.get(operators.get(operator) ?? 0);
  return called?.builtIn === true && /(?:eq|ne|lt|le|gt|ge)$/.test(called.name);
}

function visitAssignments(query: TreeNode, scope: Scope, search: Search): void {
  const command = int(query, 'commandType');
  if (command === CommandType.select || command === CommandType.utility) return;
  const conflict = child(query, 'onConflict');
  const lists = [
    children(query, 'targetList'),
    conflict === null ? [] : children(conflict, 'onConflictSet'),
    ...children(query, 'mergeActionList').map((action) => children(action, 'targetList')),
  ];
  for (const entry of lists.flat()) {
    const column = { varno: String(int(query, 'resultRelation')), varattno: String(int(entry, 'resno')) };
    const target: TreeNode = { tag: 'VAR', fields: new Map(Object.entries(column)) };
    expect(child(entry, 'expr'), expressionOrigins(target, scope, search.solver), scope, search);
  }
}

/** How many sub-queries and expressions a parameter may come through; what a recursive CTE passes on has no end. */
const maxSteps = 50;

/** The value is one of `origins`: so are the parameters that it can be. */
function expect(node: TreeNode | null, origins: readonly Origin[], scope: Scope, search: Search, steps = 0): void {
  if (node === null || origins.length === 0 || steps > maxSteps) return;
  const follow = (part: TreeNode | null | undefined, of = origins): void => expect(part ?? null, of, scope, search, steps + 1);
  switch (node.tag) {
    case 'PARAM':
      if (int(node, 'paramkind') === 0) search.record(int(node, 'paramid'), origins);
      return;
    case 'RELABELTYPE':
    case 'COERCEVIAIO':
    case 'COERCETODOMAIN':
    case 'ARRAYCOERCEEXPR':
      return follow(child(node, 'arg'));
    case 'COALESCEEXPR':
    case 'MINMAXEXPR':
      return children(node, 'args').forEach((arg) => follow(arg));
    case 'NULLIFEXPR':
      return follow(children(node, 'args')[0]);
    case 'CASEEXPR':
      children(node, 'args').forEach((branch) => follow(child(branch, 'result')));
      return follow(child(node, 'defresult'));
    case 'ARRAYEXPR':
      return children(node, 'elements').forEach((element) => follow(element, nested(origins, -1)));
    case 'FUNCEXPR': {
      const array = unnestedArray(node, search.solver);
      if (array !== null) return follow(array, nested(origins, 1));
      // The length coercion of varchar(n) and its like: a cast function.
      return int(node, 'funcformat') === 0 ? undefined : follow(children(node, 'args')[0]);
    }
    case 'VAR':
      return expectReferent(node, origins, scope, search, steps);
  }
}

function expectReferent(node: TreeNode, origins: readonly Origin[], scope: Scope, search: Search, steps: number): void {
  const { solver } = search;
  const referent = referentOf(node, scope, solver);
  if (referent?.kind === 'expressions') {
    for (const each of referent.expressions) expect(each.node, origins, each.scope, search, steps + 1);
  } else if (referent?.kind === 'element') {
    expect(referent.array.node, nested(origins, 1), referent.array.scope, search, steps + 1);
  } else if (referent?.kind === 'output' && !referent.recursive && child(referent.query, 'setOperations') === null) {
    const entry = outputEntries(referent.query)[referent.attribute - 1];
    const expression = entry === undefined ? null : child(entry, 'expr');
    if (expression === null || isTold(expression, origins, search)) return;
    expect(expression, origins, solver.scopeOf(referent.query, referent.parent), search, steps + 1);
  }
}

function isTold(expression: TreeNode, origins: readonly Origin[], { told }: Search): boolean {
  const expressions = told.get(origins) ?? new Set<TreeNode>();
  told.set(origins, expressions);
  return expressions.size === expressions.add(expression).size;
}
