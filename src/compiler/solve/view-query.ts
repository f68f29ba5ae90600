/** The query trees of views, read once. */
import type { Catalogue, CatalogueRelation } from '../catalogue.js';
import { int, type TreeNode } from '../tree/node.js';
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
export function readViews(query: TreeNode, catalogue: Catalogue): readonly CatalogueRelation[] {
  const found = new Set<CatalogueRelation>();
  walk(query, (node) => {
    const relation = node.tag === 'RANGETBLENTRY' ? catalogue.relations.get(int(node, 'relid')) : undefined;
    if (relation !== undefined && relation.kind === 'v' && relation.viewTree !== null) found.add(relation);
  });
  return [...found];
}
