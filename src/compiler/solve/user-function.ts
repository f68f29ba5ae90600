/** Functions of the user: judged by their body where it can be read. */
import type { CatalogueFunction, CatalogueType } from '../catalogue.js';
import { child, children, int, isNode, type TreeNode, type TreeValue } from '../tree/node.js';
import { readNodeTree, readRootNode } from '../tree/read-node-tree.js';
import { type Slot, unknownContents } from '../types/contents.js';
import { heldAsOf } from './as-of.js';
import { expressionType } from './expression-type.js';
import { outputEntries, type Scope } from './scope.js';
import type { QuerySource, Solver } from './solver.js';
import { notNull, nullable, type Verdict } from './verdict.js';

/** The verdicts of all arguments, in the order of the declaration. */
export function callArguments(node: TreeNode, called: CatalogueFunction, scope: Scope, solver: Solver): readonly Slot[] {
  const values = new Map(defaultValues(called));
  for (const [index, arg] of children(node, 'args').entries()) {
    const place = arg.tag === 'NAMEDARGEXPR' ? int(arg, 'argnumber') : index;
    values.set(place, arg);
  }
  return Array.from({ length: called.argumentCount }, (_, place) => {
    const value = values.get(place);
    if (value === undefined) return { ...nullable('an argument that cannot be read'), contents: unknownContents };
    return { ...solver.expression(value, scope), contents: solver.contents(value, scope) };
  });
}

const defaults = new WeakMap<CatalogueFunction, ReadonlyMap<number, TreeNode>>();

/** What stands for arguments that are left out, by place. A default names no column and no parameter. */
function defaultValues(called: CatalogueFunction): ReadonlyMap<number, TreeNode> {
  const known = defaults.get(called);
  if (known !== undefined) return known;
  const tree = called.argumentDefaults === null ? [] : readNodeTree(called.argumentDefaults);
  const values = Array.isArray(tree) ? tree.filter(isNode) : [];
  const found = new Map(values.map((value, index) => [called.argumentCount - values.length + index, value]));
  defaults.set(called, found);
  return found;
}

/** A call that returns one value. */
export function userFunctionCall(called: CatalogueFunction, args: readonly Slot[], asOf: number | null, solver: Solver): Verdict {
  if (!wasSoAsOf(called, asOf)) return nullable(`${called.name} may have been another function at the last refresh`);
  const missing = called.strict ? args.find((arg) => arg.nullable) : undefined;
  if (missing !== undefined) return missing;
  const queries = valueQueries(called);
  const verdict = queries === null ? null : bodyColumn(queries, called, args, { attribute: 1, type: called.returnTypeOid, asOf }, solver);
  return verdict ?? nullable(`${called.name} can return NULL`);
}

/** A column of the rows that a call in FROM gives; null where the body is not known. */
export function userFunctionColumn(
  { node, called, scope }: Call,
  column: ReturnedColumn & { readonly count: number },
  solver: Solver,
): Verdict | null {
  const queries = valueQueries(called);
  // One composite value stands for all columns, if only one: its fields are not looked into.
  if (queries === null || !wasSoAsOf(called, column.asOf) || queries.some((query) => outputEntries(query).length !== column.count)) return null;
  if (column.count === 1 && baseType(called.returnTypeOid, solver) !== baseType(column.type, solver)) return null;
  const args = callArguments(node, called, scope, solver);
  // A strict function that returns a set has no row for a NULL argument.
  return called.strict && !called.returnsSet && args.some((arg) => arg.nullable) ? null : bodyColumn(queries, called, args, column, solver);
}

/** OID of the pseudo-type record: a row of the OUT arguments, two or more. */
const RECORD = 2249;

/** A field of the row that a call returns: `(f(x)).a`. Null where the body is not known, or may give the row as one value. */
export function userFunctionField(call: Call, column: ReturnedColumn, solver: Solver): Verdict | null {
  const { called } = call;
  const [first] = valueQueries(called) ?? [];
  const count = first === undefined ? 0 : outputEntries(first).length;
  if (called.returnTypeOid !== RECORD || called.returnsSet) return null;
  return userFunctionColumn(call, { ...column, count }, solver);
}

interface Call {
  /** The call. */
  readonly node: TreeNode;
  readonly called: CatalogueFunction;
  readonly scope: Scope;
}

interface ReturnedColumn {
  readonly attribute: number;
  /** Type OID that the function declares for it. */
  readonly type: number;
  /** As in `Scope`. */
  readonly asOf: number | null;
}

/** A body that is kept as text was read with the names of now. */
export function wasSoAsOf(called: CatalogueFunction, asOf: number | null): boolean {
  return asOf === null || (called.source === null && called.definition === null && heldAsOf(called.definedAt, asOf));
}

function bodyColumn(
  queries: readonly TreeNode[],
  called: CatalogueFunction,
  args: readonly Slot[],
  column: ReturnedColumn,
  solver: Solver,
): Verdict | null {
  if (solver.calls.has(called.oid)) return null;
  const inside = insideCall(called, args, solver);
  let proof: Verdict | null = null;
  for (const query of queries) {
    proof = queryColumn(query, called, column, inside);
    if (proof === null || proof.nullable) return proof;
  }
  return proof;
}

function queryColumn(
  query: TreeNode,
  called: CatalogueFunction,
  { attribute, type, asOf }: ReturnedColumn,
  inside: Solver,
): Verdict | null {
  if (!keepsValue(typeGiven(query, attribute, inside), type, inside)) return null;
  // Without a row the value is NULL; a set is then empty.
  if (!called.returnsSet && inside.rows(query, null).min === 0) return null;
  const source: QuerySource = { query, parent: null, proven: [], asOf };
  const verdict = inside.queryOutput(source, attribute);
  return verdict.nullable ? nullable(`${called.name}: ${verdict.reason}`) : notNull(`${called.name}: ${verdict.reason}`);
}

/** The solver for the body of a function that is called with these arguments. */
export function insideCall(called: CatalogueFunction, args: readonly Slot[], solver: Solver): Solver {
  const passed = notNull('a strict function is not called with NULL');
  return solver.inside(called.oid, called.strict ? args.map(({ contents }) => ({ ...passed, contents })) : args);
}

/** OIDs of time and timetz: infinity has no time of day. */
const clockTypes = new Set([1083, 1266]);

/**
 * What a body gives is cast to the declared type. PostgreSQL's own casts make NULL of no value but an infinite time; those
 * of users can.
 */
function keepsValue(given: number, declared: number, solver: Solver): boolean {
  const from = baseType(given, solver);
  const to = baseType(declared, solver);
  if (from === undefined || to === undefined) return false;
  return from.oid === to.oid || (!clockTypes.has(to.oid) && !(from.isCastByUsers && to.isCastByUsers));
}

/** Type OID of a column of the body; 0 where there is none. */
export function typeGiven(query: TreeNode, attribute: number, { catalogue }: Solver): number {
  const given = child(outputEntries(query)[attribute - 1] ?? query, 'expr');
  return given === null ? 0 : expressionType(given, catalogue);
}

function baseType(typeOid: number, solver: Solver): CatalogueType | undefined {
  const type = solver.catalogue.types.get(typeOid);
  return type?.kind === 'd' ? baseType(type.baseOid, solver) : type;
}

const bodies = new WeakMap<CatalogueFunction, TreeNode | null>();

/** The query whose rows the function returns: the last one. */
export function bodyQuery(called: CatalogueFunction): TreeNode | null {
  const known = bodies.get(called);
  if (known !== undefined) return known;
  const last = called.bodyTree === null ? null : lastNode(readNodeTree(called.bodyTree));
  const query = called.returnTypeOid === VOID ? null : last;
  bodies.set(called, query);
  return query;
}

/** OID of the pseudo-type void, of which a function in SQL returns NULL. */
const VOID = 2278;

function lastNode(value: TreeValue | undefined): TreeNode | null {
  if (Array.isArray(value)) return lastNode(value.at(-1));
  return isNode(value) ? value : null;
}

const values = new WeakMap<CatalogueFunction, readonly TreeNode[]>();

/** The queries of which one gives the value of a call: the body of a function in SQL, each RETURN of one in PL/pgSQL. Null: not known. */
function valueQueries(called: CatalogueFunction): readonly TreeNode[] | null {
  if (called.returnTrees === null) {
    const query = bodyQuery(called);
    return query === null ? null : [query];
  }
  const known = values.get(called);
  if (known !== undefined) return known;
  const queries = called.returnTrees.map(readRootNode);
  values.set(called, queries);
  return queries;
}
