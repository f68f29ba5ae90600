/** `a >= b` as the opposite of `a < b`, so that both are one condition. */
import type { Catalogue } from '../../catalogue.js';
import type { TreeNode } from '../../tree/node.js';
import { functionOid } from '../volatility.js';

/** Types whose order is total, infinity, NaN and any collation included, so that of two values one is less or they are equal. */
const ordered =
  /^pg_catalog\.(int2|int4|int8|int24|int28|int42|int48|int82|int84|float4|float8|float48|float84|numeric_|date_|timestamp_|timestamptz_|time_|interval_|text_|uuid_|enum_)(ge|gt)\(/;

/**
 * For `>=` the same node as `<`, for `>` as `<=`: it comes out the other way round, and is NULL for the same arguments.
 * Null for all others.
 */
export function negatedOperator(node: TreeNode, catalogue: Catalogue): TreeNode | null {
  if (node.tag !== 'OPEXPR') return null;
  const signature = catalogue.functions.get(functionOid(node, catalogue))?.signature ?? '';
  const found = ordered.exec(signature);
  if (found === null) return null;
  const name = signature.slice(0, signature.indexOf('('));
  const opposite = `${name.slice(0, -2)}${found[2] === 'ge' ? 'lt' : 'le'}${signature.slice(name.length)}`;
  const operator = operatorsBySignature(catalogue).get(opposite);
  if (operator === undefined) return null;
  return { tag: node.tag, fields: new Map([...node.fields, ['opno', String(operator.operator)], ['opfuncid', String(operator.called)]]) };
}

interface Operator {
  readonly operator: number;
  readonly called: number;
}

const read = new WeakMap<Catalogue, ReadonlyMap<string, Operator>>();

function operatorsBySignature(catalogue: Catalogue): ReadonlyMap<string, Operator> {
  const known = read.get(catalogue);
  if (known !== undefined) return known;
  const found = new Map<string, Operator>();
  // Users may give PostgreSQL's functions other operators: its own, with the lowest number, is the last to be set.
  for (const [operator, called] of [...catalogue.operators].sort(([left], [right]) => right - left)) {
    const signature = catalogue.functions.get(called)?.signature;
    if (signature !== undefined) found.set(signature, { operator, called });
  }
  read.set(catalogue, found);
  return found;
}
