/** Elements of arrays, keys of JSON, fields of composite values. */
import { child, children, int, items } from '../../tree/node.js';
import { fieldOf } from '../contents/row-contents.js';
import type { Rule } from '../solver.js';
import { notNull, nullable } from '../verdict.js';
import { firstNullable } from './arguments.js';

/** `a[1]` is NULL outside the array; a slice `a[1:2]` of an array is an array, if empty. */
export const subscript: Rule = (node, scope, solver) => {
  if (child(node, 'refassgnexpr') !== null) return storedElement(node, scope, solver);
  const container = child(node, 'refexpr');
  const isSlice = items(node, 'reflowerindexpr').length > 0;
  if (container === null || !isSlice) return nullable('a subscript can point outside');
  const bounds = [...children(node, 'refupperindexpr'), ...children(node, 'reflowerindexpr')];
  return firstNullable([container, ...bounds].map((part) => solver.expression(part, scope)), 'a slice of an array');
};

/** OID of jsonb. */
const JSONB = 3802;

/** `SET a[1] = x`: a NULL array counts as an empty one. Types of a fixed length, such as point, stay NULL. */
const storedElement: Rule = (node, _scope, { catalogue }) => {
  const type = catalogue.types.get(int(node, 'refcontainertype'));
  const grows = type !== undefined && (type.oid === JSONB || (type.elementOid !== 0 && type.name.startsWith('_')));
  return grows ? notNull('with an element stored it is there') : nullable('an element is stored in a value that may be NULL');
};

/** A field of a composite value: a constraint of its table is not enforced there, so only its source tells. */
export const fieldSelection: Rule = (node, scope, solver) => {
  const value = child(node, 'arg');
  const field = fieldOf(node, scope, solver);
  if (value === null || field === null) return nullable('a field of a composite value can be NULL');
  // ROW(…) is judged by the field alone.
  return firstNullable(value.tag === 'ROWEXPR' ? [field] : [solver.expression(value, scope), field], field.reason);
};
