/** Visits a tree. */
import { isNode, type TreeNode, type TreeValue } from './node.js';

/** Calls `visit` for the node and all below it, outside in; `false` leaves out what is below. */
export function walk(value: TreeValue, visit: (node: TreeNode) => boolean | void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
  } else if (isNode(value)) {
    if (visit(value) === false) return;
    for (const field of value.fields.values()) {
      if (typeof field === 'object' && field !== null) walk(field, visit);
    }
  }
}

/** Whether some node of the tree fits. */
export function some(value: TreeValue, test: (node: TreeNode) => boolean): boolean {
  let found = false;
  walk(value, (node) => {
    found ||= test(node);
    return !found;
  });
  return found;
}

/**
 * Calls `visit` for each query of the tree, outside in.
 *
 * @param visit gets the query and those around it, the innermost first: itself is at level 0
 */
export function walkQueries(value: TreeValue, visit: (levels: readonly [TreeNode, ...TreeNode[]]) => void, around: readonly TreeNode[] = []): void {
  walk(value, (node) => {
    if (node.tag !== 'QUERY') return true;
    visit([node, ...around]);
    walkQueries([...node.fields.values()], visit, [node, ...around]);
    return false;
  });
}
