/** The conditions that an AND joins. */
import { children, type TreeNode, word } from './node.js';

/** The parts of nested ANDs, in order; a condition that is no AND is its own only part. */
export function conjuncts(node: TreeNode): readonly TreeNode[] {
  return node.tag === 'BOOLEXPR' && word(node, 'boolop') === 'and' ? children(node, 'args').flatMap(conjuncts) : [node];
}
