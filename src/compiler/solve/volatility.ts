/** Which functions an expression calls, and whether two evaluations must agree. */
import type { Catalogue } from '../catalogue.js';
import { int, type TreeNode, type TreeValue } from '../tree/node.js';
import { some, walk } from '../tree/walk.js';

/** Function OIDs that evaluating these nodes can call, as far as the tree names them. */
export function calledFunctions(value: TreeValue, catalogue: Catalogue): ReadonlySet<number> {
  const called = new Set<number>();
  walk(value, (node) => {
    const oid = functionOid(node, catalogue);
    if (oid !== 0) called.add(oid);
  });
  return called;
}

/** The function behind a call, an operator, an aggregate or a window function; 0 for other nodes. */
export function functionOid(node: TreeNode, catalogue: Catalogue): number {
  switch (node.tag) {
    case 'FUNCEXPR':
      return int(node, 'funcid');
    case 'OPEXPR':
    case 'DISTINCTEXPR':
    case 'NULLIFEXPR':
    case 'SCALARARRAYOPEXPR':
      return catalogue.operators.get(int(node, 'opno')) ?? 0;
    case 'AGGREF':
      return int(node, 'aggfnoid');
    case 'WINDOWFUNC':
      return int(node, 'winfnoid');
    default:
      return 0;
  }
}

/** Stands for a value that another node gives: the subject of CASE, an element under a cast, a row of a sub-query. */
function isPlaceholder(node: TreeNode): boolean {
  return node.tag === 'CASETESTEXPR' || int(node, 'paramkind') !== 0;
}

/** False when the same text may have another value a moment later, or in another place. */
export function isRepeatable(node: TreeNode, catalogue: Catalogue): boolean {
  if (some(node, (part) => isPlaceholder(part) || part.tag === 'SUBLINK')) return false;
  for (const oid of calledFunctions(node, catalogue)) {
    if (catalogue.functions.get(oid)?.volatility !== 'i' && catalogue.functions.get(oid)?.volatility !== 's') return false;
  }
  return true;
}
