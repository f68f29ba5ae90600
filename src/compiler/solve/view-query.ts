/** The query trees of views, read once. */
import type { Catalogue, CatalogueRelation } from '../catalogue.js';
import { int, type TreeNode, type TreeValue } from '../tree/node.js';
import { readRootNode } from '../tree/read-node-tree.js';
import { walk } from '../tree/walk.js';

const trees = new WeakMap<Catalogue, Map<number, TreeNode>>();

export function viewQuery(view: CatalogueRelation, catalogue: Catalogue): TreeNode {
  const known = trees.get(catalogue) ?? new Map<number, TreeNode>();
  trees.set(catalogue, known);
  const tree = known.get(view.oid) ?? readRootNode(view.viewTree ?? '');
  known.set(view.oid, tree);
  return tree;
}

/** The views that a query reads by itself; those inside them are theirs. A materialised view is a table here. */
export function readViews(query: TreeValue, catalogue: Catalogue): readonly CatalogueRelation[] {
  const found = new Set<CatalogueRelation>();
  walk(query, (node) => {
    const relation = catalogue.relations.get(int(node, 'relid'));
    if (relation?.kind === 'v') found.add(relation);
  });
  return [...found];
}
