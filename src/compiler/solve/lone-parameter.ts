/** A parameter that is a whole operand, argument or value, and not a part of one. */
import { child, children, int, type TreeNode } from '../tree/node.js';

/** The number of a parameter of the statement; null for any other node, and for those that PostgreSQL numbers itself. */
export function parameterNumber(node: TreeNode): number | null {
  return node.tag === 'PARAM' && int(node, 'paramkind') === 0 ? int(node, 'paramid') : null;
}

/** The number of a parameter that stands alone, but for casts. */
export function loneParameter(node: TreeNode | null): number | null {
  if (node === null) return null;
  if (node.tag === 'RELABELTYPE' || node.tag === 'COERCEVIAIO' || node.tag === 'ARRAYCOERCEEXPR' || node.tag === 'COERCETODOMAIN') {
    return loneParameter(child(node, 'arg'));
  }
  // The length coercion of varchar(n) and its like: a strict cast function.
  return isCastCall(node) ? loneParameter(children(node, 'args')[0] ?? null) : parameterNumber(node);
}

/** A function that a cast calls. Only function calls have a form: `f(x)`, `x::type`, or nothing written. */
export function isCastCall(node: TreeNode): boolean {
  return int(node, 'funcformat') !== 0;
}
