/** The place of an expression in the statement. */
import { location, type TreeNode } from './node.js';
import { walk } from './walk.js';

/**
 * UTF-8 byte offset: the node's own place, which for an operator is the operator; else the first place below it; null where
 * the tree tells none.
 */
export function firstLocation(node: TreeNode): number | null {
  const own = location(node);
  if (own !== null) return own;
  let first: number | null = null;
  walk(node, (part) => {
    const found = location(part);
    if (found !== null && (first === null || found < first)) first = found;
  });
  return first;
}
