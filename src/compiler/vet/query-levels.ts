/** Every query level of a statement, with its scope: the statement itself, sub-queries, CTEs and sub-links. */
import type { Scope } from '../solve/scope.js';
import type { Solver } from '../solve/solver.js';
import type { TreeNode, TreeValue } from '../tree/node.js';
import { walk } from '../tree/walk.js';

export interface QueryLevel {
  readonly query: TreeNode;
  readonly parent: Scope | null;
  readonly scope: Scope;
  /** The sub-select of EXISTS, of which only the existence of a row counts. */
  readonly inExists: boolean;
}

/** Outside in. Views are not entered: they are not the query's text. */
export function queryLevels(root: TreeNode, solver: Solver): readonly QueryLevel[] {
  const levels: QueryLevel[] = [];
  const enter = (query: TreeNode, parent: Scope | null, inExists: boolean): void => {
    const scope = solver.scopeOf(query, parent);
    levels.push({ query, parent, scope, inExists });
    for (const { node, exists } of nestedQueries(query)) enter(node, scope, exists);
  };
  enter(root, null, false);
  return levels;
}

/** Visits all nodes of a level, but none of the queries in it. */
export function walkLevel(value: TreeValue, visit: (node: TreeNode) => boolean | void): void {
  walk(value, (node) => (node.tag === 'QUERY' ? false : visit(node)));
}

/** The fields of a query node, to walk over what is below it. */
export function fieldsOf(query: TreeNode): TreeValue {
  return [...query.fields.values()];
}

function nestedQueries(query: TreeNode): readonly { readonly node: TreeNode; readonly exists: boolean }[] {
  const found: { node: TreeNode; exists: boolean }[] = [];
  const existsQueries = new Set<TreeNode>();
  walk(fieldsOf(query), (node) => {
    // SubLinkType 0 is EXISTS.
    if (node.tag === 'SUBLINK' && node.fields.get('subLinkType') === '0') {
      const subselect = node.fields.get('subselect');
      if (typeof subselect === 'object' && subselect !== null && 'tag' in subselect) existsQueries.add(subselect);
    }
    if (node.tag !== 'QUERY') return true;
    found.push({ node, exists: existsQueries.has(node) });
    return false;
  });
  return found;
}
