/** Elements of arrays, keys of JSON, fields of composite values. */
import { child, children, int, items } from '../../tree/node.js';
import type { Rule } from '../solver.js';
import { nullable } from '../verdict.js';
import { firstNullable } from './arguments.js';

/** `a[1]` is NULL outside the array; a slice `a[1:2]` of an array is an array, if empty. */
export const subscript: Rule = (node, scope, solver) => {
  const container = child(node, 'refexpr');
  const isSlice = items(node, 'reflowerindexpr').length > 0;
  if (container === null || !isSlice) return nullable('a subscript can point outside');
  const bounds = [...children(node, 'refupperindexpr'), ...children(node, 'reflowerindexpr')];
  return firstNullable([container, ...bounds].map((part) => solver.expression(part, scope)), 'a slice of an array');
};

/** A field of a composite value: its own constraint is not enforced there. */
export const fieldSelection: Rule = (node, scope, solver) => {
  const value = child(node, 'arg');
  const field = value?.tag === 'ROWEXPR' ? children(value, 'args')[int(node, 'fieldnum') - 1] : undefined;
  if (field === undefined) return nullable('a field of a composite value can be NULL');
  return solver.expression(field, scope);
};
