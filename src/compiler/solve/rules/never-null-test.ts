/** Conditions that are true or false and never NULL. */
import { children, type TreeNode } from '../../tree/node.js';

export function isNeverNullTest(node: TreeNode): boolean {
  switch (node.tag) {
    case 'NULLTEST':
    case 'BOOLEANTEST':
    case 'DISTINCTEXPR':
      return true;
    case 'BOOLEXPR':
      return children(node, 'args').every(isNeverNullTest);
    default:
      return false;
  }
}
