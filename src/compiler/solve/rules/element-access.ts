/** Elements of arrays, keys of JSON, fields of composite values. */
import { child, children, int, items, type TreeNode } from '../../tree/node.js';
import { constantInteger } from '../constant-integer.js';
import { elementOf } from '../contents/array-contents.js';
import { sizeOf } from '../contents/array-size.js';
import { fieldOf } from '../contents/row-contents.js';
import type { Scope } from '../scope.js';
import type { Rule, Solver } from '../solver.js';
import { notNull, nullable, type Verdict } from '../verdict.js';
import { userFunctionField } from '../user-function.js';
import { firstNullable } from './arguments.js';

/** `a[1]` is NULL outside the array; a slice `a[1:2]` of an array is an array, if empty. */
export const subscript: Rule = (node, scope, solver) => {
  if (child(node, 'refassgnexpr') !== null) return storedElement(node, scope, solver);
  const container = child(node, 'refexpr');
  const isSlice = items(node, 'reflowerindexpr').length > 0;
  if (container === null) return nullable('a subscript that cannot be read');
  if (!isSlice) return elementAt(children(node, 'refupperindexpr'), container, scope, solver);
  const bounds = [...children(node, 'refupperindexpr'), ...children(node, 'reflowerindexpr')];
  return firstNullable([container, ...bounds].map((part) => solver.expression(part, scope)), 'a slice of an array');
};

/** `a[1]` of an array with at least one element. */
function elementAt(places: readonly TreeNode[], container: TreeNode, scope: Scope, solver: Solver): Verdict {
  const [place, ...others] = places;
  const number = place === undefined || others.length > 0 ? null : constantInteger(place);
  const contents = solver.contents(container, scope);
  const { atLeast, isPlain } = sizeOf(contents);
  const isInside = isPlain && number !== null && number >= 1 && number <= atLeast;
  if (!isInside) return nullable('a subscript can point outside');
  return firstNullable([solver.expression(container, scope), elementOf(contents)], 'an element that the array surely has');
}

/** OID of jsonb. */
const JSONB = 3802;

/** `SET a[1] = x`: a NULL array counts as an empty one. Types of a fixed length, such as point, stay NULL. */
const storedElement: Rule = (node, _scope, { catalogue }) => {
  const type = catalogue.types.get(int(node, 'refcontainertype'));
  const grows = type !== undefined && (type.oid === JSONB || type.elementOid !== 0);
  return grows ? notNull('with an element stored it is there') : nullable('an element is stored in a value that may be NULL');
};

/** A field of a composite value: a constraint of its table is not enforced there, so only its source tells. */
export const fieldSelection: Rule = (node, scope, solver) => {
  const value = child(node, 'arg');
  const field = fieldOf(node, scope, solver);
  if (value === null) return nullable('a field that cannot be read');
  if (field === null) return returnedField(value, node, scope, solver) ?? nullable('a field of a composite value can be NULL');
  return firstNullable([solver.expression(value, scope), field], field.reason);
};

/** `(f(x)).a` of a function with OUT arguments. */
function returnedField(value: TreeNode, node: TreeNode, scope: Scope, solver: Solver): Verdict | null {
  const called = solver.catalogue.functions.get(int(value, 'funcid'));
  if (called === undefined) return null;
  const column = { attribute: int(node, 'fieldnum'), type: int(node, 'resulttype'), asOf: scope.asOf };
  return userFunctionField({ node: value, called, scope }, column, solver);
}
