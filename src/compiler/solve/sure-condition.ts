/** Conditions that are true for every row, whatever the rows hold: `true`, `1 = 1`, `id IS NOT NULL` of a key. */
import { bool, child, children, constantBytes, int, type TreeNode, word } from '../tree/node.js';
import { canonicalText } from './canonical.js';
import type { Scope } from './scope.js';
import type { Solver } from './solver.js';
import { functionOid } from './volatility.js';

export function isSurelyTrue(node: TreeNode, scope: Scope, solver: Solver): boolean {
  switch (node.tag) {
    case 'CONST':
      return isTrueConstant(node);
    case 'BOOLEXPR': {
      const args = children(node, 'args');
      const isSure = (arg: TreeNode): boolean => isSurelyTrue(arg, scope, solver);
      if (word(node, 'boolop') === 'and') return args.every(isSure);
      return word(node, 'boolop') === 'or' && args.some(isSure);
    }
    case 'NULLTEST': {
      const arg = child(node, 'arg');
      // IS NOT NULL of a row asks each of its fields.
      if (arg === null || bool(node, 'argisrow') || int(node, 'nulltesttype') !== IS_NOT_NULL) return false;
      return !solver.expression(arg, scope).nullable;
    }
    case 'OPEXPR':
      return comparesEqualConstants(node, solver);
    default:
      return false;
  }
}

/** NullTestType. */
const IS_NOT_NULL = 1;

function isTrueConstant(node: TreeNode): boolean {
  return constantBytes(node)?.[0] === 1;
}

/** `1 = 1`: equal bytes of these types are equal values. */
const plainEquality = new Set(['int4eq(integer,integer)', 'texteq(text,text)', 'booleq(boolean,boolean)'].map((name) => `pg_catalog.${name}`));

function comparesEqualConstants(node: TreeNode, { catalogue }: Solver): boolean {
  const signature = catalogue.functions.get(functionOid(node, catalogue))?.signature;
  const [left, right] = children(node, 'args');
  if (signature === undefined || !plainEquality.has(signature) || left?.tag !== 'CONST' || right?.tag !== 'CONST') return false;
  return !bool(left, 'constisnull') && canonicalText(left) === canonicalText(right);
}
