/** The query tree of a view, read once. */
import type { Catalogue, CatalogueRelation } from '../catalogue.js';
import type { TreeNode } from '../tree/node.js';
import { readRootNode } from '../tree/read-node-tree.js';

const trees = new WeakMap<Catalogue, Map<number, TreeNode>>();

export function viewQuery(view: CatalogueRelation, catalogue: Catalogue): TreeNode {
  const known = trees.get(catalogue) ?? new Map<number, TreeNode>();
  trees.set(catalogue, known);
  const tree = known.get(view.oid) ?? readRootNode(view.viewTree ?? '');
  known.set(view.oid, tree);
  return tree;
}
