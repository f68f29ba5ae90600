/** What is in arrays that are written out, cast, gathered or changed. */
import type { Catalogue, CatalogueFunction } from '../../catalogue.js';
import { bool, child, children, int, items, type TreeNode } from '../../tree/node.js';
import { type ArraySize, type Contents, eitherContents, noContents, type Slot, unknownContents } from '../../types/contents.js';
import { expressionType } from '../expression-type.js';
import { outputEntries, type Scope } from '../scope.js';
import type { Solver } from '../solver.js';
import { allOf, notNull, nullable, type Verdict } from '../verdict.js';
import { concatenatedSize, extendedSize, leftOver, literalSize, sizeOf, withoutSize, withSize } from './array-size.js';

/** Functions whose arrays hold no NULL, whatever they are given, with the fewest elements of one; `string_to_array` with a NULL word can. */
const fullArrays: ReadonlyMap<string, number> = new Map([
  ['pg_catalog.string_to_array(text,text)', 0],
  ['pg_catalog.regexp_split_to_array(text,text)', 1],
  ['pg_catalog.regexp_split_to_array(text,text,text)', 1],
  ['pg_catalog.array_positions(anycompatiblearray,anycompatible)', 0],
  ['pg_catalog.enum_range(anyenum)', 0],
  ['pg_catalog.enum_range(anyenum,anyenum)', 0],
]);

/** Functions that only reorder what their first argument holds. */
const keepingFunctions = new Set([
  'pg_catalog.array_shuffle(anyarray)',
  'pg_catalog.array_reverse(anyarray)',
  'pg_catalog.array_sort(anyarray)',
  'pg_catalog.array_sort(anyarray,boolean)',
  'pg_catalog.array_sort(anyarray,boolean,boolean)',
]);

/** Functions that hand on some of the elements of their first argument. */
const cuttingFunctions = new Set(['pg_catalog.array_sample(anyarray,integer)', 'pg_catalog.trim_array(anyarray,integer)']);

const anyElement: Slot = { ...nullable('elements of an array can be NULL'), contents: unknownContents };

/** The element of an array, or of the rows of one with more dimensions; nullable where nothing is known. */
export function elementOf(contents: Contents): Slot {
  if (contents.kind === 'nothing') return { ...notNull('there is no array'), contents };
  return contents.kind === 'array' ? contents.element : anyElement;
}

/** What unnest gives, whatever the number of dimensions. */
export function innermostElement(contents: Contents): Slot {
  const element = elementOf(contents);
  return element.contents.kind === 'array' ? innermostElement(element.contents) : element;
}

function arrayOf(verdict: Verdict, contents: Contents, size?: ArraySize): Contents {
  const { nullable: canBeNull, reason } = verdict;
  const element = { nullable: canBeNull, reason, contents };
  return size === undefined ? { kind: 'array', element } : { kind: 'array', element, size };
}

/** Contents as those of an element: with a further dimension surely an array, else surely none (a domain over one, say). */
function asElement(contents: Contents, isRow: boolean): Contents {
  if (contents.kind === 'nothing' || (contents.kind === 'array') === isRow) return contents;
  return isRow ? { kind: 'array', element: anyElement } : unknownContents;
}

/** A domain over an array is an element like any other. */
function isArray(typeOid: number, catalogue: Catalogue): boolean {
  return (catalogue.types.get(typeOid)?.elementOid ?? 0) !== 0;
}

function slotOf(node: TreeNode, scope: Scope, solver: Solver): Slot {
  return { ...solver.expression(node, scope), contents: solver.contents(node, scope) };
}

/** `ARRAY[…]`. */
export function arrayLiteral(node: TreeNode, scope: Scope, solver: Solver): Contents {
  const elements = children(node, 'elements').map((element) => slotOf(element, scope, solver));
  const inside = elements.map((element) => asElement(element.contents, bool(node, 'multidims')));
  const contents = inside.reduce<Contents>(eitherContents, noContents);
  return arrayOf(allOf(elements, 'no element of ARRAY[…] is NULL'), contents, literalSize(node, scope, solver));
}

/** The cast is made for each element, which stands in it as CASETESTEXPR; some casts make NULL of a value. */
export function castElements(node: TreeNode, scope: Scope, solver: Solver): Contents {
  const arg = child(node, 'arg');
  const cast = child(node, 'elemexpr');
  if (arg === null || cast === null) return unknownContents;
  const verdict = solver.expression(cast, scope);
  const inside = (contents: Contents): Contents => {
    const element = elementOf(contents);
    if (element.contents.kind === 'array') return arrayOf(element, inside(element.contents), sizeOf(contents));
    return arrayOf(allOf([element, verdict], 'no element is NULL, and the cast makes none'), unknownContents, sizeOf(contents));
  };
  return inside(solver.contents(arg, scope));
}

/** `ARRAY(SELECT …)`. */
export function arraySubLink(node: TreeNode, scope: Scope, solver: Solver): Contents {
  const query = child(node, 'subselect');
  if (query === null) return unknownContents;
  const source = { query, parent: scope, proven: [], asOf: scope.asOf };
  const contents = solver.queryContents(source, 1);
  const entry = outputEntries(query)[0];
  const value = entry === undefined ? null : child(entry, 'expr');
  const nested = value !== null && isArray(expressionType(value, solver.catalogue), solver.catalogue);
  // An empty array among the values is an error.
  const size: ArraySize = { atLeast: solver.rows(query, scope).min, isPlain: !nested };
  return arrayOf(solver.queryOutput(source, 1), asElement(contents, nested), size);
}

/** array_agg; over arrays it adds a dimension. */
export function arrayAggregate(argument: TreeNode, scope: Scope, solver: Solver): Contents {
  const element = slotOf(argument, scope, solver);
  const nested = isArray(expressionType(argument, solver.catalogue), solver.catalogue);
  // An empty array among the values is an error.
  return arrayOf(element, asElement(element.contents, nested), { atLeast: 1, isPlain: !nested });
}

export function arrayFunction(node: TreeNode, called: CatalogueFunction, scope: Scope, solver: Solver): Contents {
  const least = fullArrays.get(called.signature);
  if (least !== undefined) return arrayOf(notNull(`${called.name} gives no NULL element`), unknownContents, { atLeast: least, isPlain: true });
  const [first, second] = children(node, 'args');
  if (first === undefined) return unknownContents;
  if (keepingFunctions.has(called.signature)) return solver.contents(first, scope);
  if (cuttingFunctions.has(called.signature)) return withoutSize(solver.contents(first, scope));
  if (second === undefined) return unknownContents;
  switch (called.signature) {
    case 'pg_catalog.array_cat(anycompatiblearray,anycompatiblearray)':
      return withSize(concatenated(solver.contents(first, scope), solver.contents(second, scope)), sizeOfBoth(first, second, scope, solver));
    case 'pg_catalog.array_append(anycompatiblearray,anycompatible)':
      return extended(slotOf(first, scope, solver), slotOf(second, scope, solver));
    case 'pg_catalog.array_prepend(anycompatible,anycompatiblearray)':
      return extended(slotOf(second, scope, solver), slotOf(first, scope, solver));
    case 'pg_catalog.array_remove(anycompatiblearray,anycompatible)':
      return removed(solver.contents(first, scope), second);
    case 'pg_catalog.array_replace(anycompatiblearray,anycompatible,anycompatible)':
      return replaced(solver.contents(first, scope), children(node, 'args')[2], scope, solver);
    case 'pg_catalog.array_fill(anyelement,integer[])':
    case 'pg_catalog.array_fill(anyelement,integer[],integer[])':
      return arrayOf(solver.expression(first, scope), unknownContents);
    default:
      return unknownContents;
  }
}

/** `[[1, 2]] || [3, 4]` adds a row. */
function concatenated(first: Contents, second: Contents): Contents {
  const [a, b] = [elementOf(first), elementOf(second)];
  if (a.contents.kind === 'array' && b.contents.kind !== 'array') return arrayOf(a, concatenated(a.contents, second));
  if (b.contents.kind === 'array' && a.contents.kind !== 'array') return arrayOf(b, concatenated(first, b.contents));
  return eitherContents({ kind: 'array', element: a }, { kind: 'array', element: b });
}

function sizeOfBoth(first: TreeNode, second: TreeNode, scope: Scope, solver: Solver): ArraySize {
  const [a, b] = [first, second].map((array) => leftOver(sizeOf(solver.contents(array, scope)), solver.expression(array, scope).nullable));
  return a === undefined || b === undefined ? sizeOf(unknownContents) : concatenatedSize(a, b);
}

/** A NULL array counts as an empty one. */
function extended(array: Slot, added: Slot): Contents {
  const element = elementOf(array.contents);
  const contents = eitherContents(element.contents, asElement(added.contents, false));
  return arrayOf(allOf([element, added], 'no element is NULL'), contents, extendedSize(sizeOf(array.contents), array.nullable));
}

function removed(array: Contents, value: TreeNode): Contents {
  const element = elementOf(array);
  const takesNulls = bool(value, 'constisnull') && element.contents.kind !== 'array';
  return takesNulls ? arrayOf(notNull('array_remove took the NULLs out'), element.contents) : { kind: 'array', element };
}

/** A NULL comes out where one was and stayed, or where the new value is. */
function replaced(array: Contents, value: TreeNode | undefined, scope: Scope, solver: Solver): Contents {
  const element = elementOf(array);
  if (value === undefined || element.contents.kind === 'array') return unknownContents;
  return arrayOf(allOf([element, solver.expression(value, scope)], 'no element is NULL, nor what replaces one'), unknownContents, sizeOf(array));
}

/** `a[1]` is an element, `a[1:2]` an array; each further subscript looks one dimension deeper. */
export function subscriptContents(node: TreeNode, scope: Scope, solver: Solver): Contents {
  const container = child(node, 'refexpr');
  if (container === null || child(node, 'refassgnexpr') !== null) return unknownContents;
  const contents = solver.contents(container, scope);
  // The lower bound may be left out, which leaves a NULL in the list.
  if (items(node, 'reflowerindexpr').length > 0) return withoutSize(contents);
  return children(node, 'refupperindexpr').reduce<Contents>((inside) => elementOf(inside).contents, contents);
}

/** ParamKind of `$n`. */
const EXTERN = 0;

export function parameterContents(node: TreeNode, solver: Solver): Contents {
  return int(node, 'paramkind') === EXTERN ? solver.parameter(int(node, 'paramid')).contents : unknownContents;
}
