/**
 * Grouping sets before PostgreSQL 18. There the grouped expressions stand in the select list as they are,
 * and nothing in the tree says that a set which leaves one out makes it NULL; from 18 on a range table
 * entry for the groups says it.
 */
import { bool, child, children, int, type TreeNode } from '../tree/node.js';
import { canonicalText } from './canonical.js';
import { ancestor, type Scope } from './scope.js';
import { nullable, type Verdict } from './verdict.js';

/** Null where grouping sets have no say about the expression. */
export function leftOutOfGroupingSet(node: TreeNode, here: Scope): Verdict | null {
  if (node.tag === 'VAR' && isGroupedBelow(node, here)) return nullable('a grouping set can leave it out');
  const scope = node.tag === 'VAR' ? ancestor(here, int(node, 'varlevelsup')) : here;
  const { query } = scope;
  if (scope.beforeGrouping || bool(query, 'hasGroupRTE') || children(query, 'groupingSets').length === 0) return null;
  const isGrouped = node.tag === 'VAR' || groupedTexts(query).has(canonicalText(node));
  return isGrouped ? nullable('a grouping set can leave it out') : null;
}

/** A sub-query that groups by a column of the query around it: no version marks that in the tree. */
function isGroupedBelow(node: TreeNode, here: Scope): boolean {
  let scope: Scope | null = here;
  for (let levels = int(node, 'varlevelsup'); levels > 0 && scope !== null; levels -= 1) {
    if (children(scope.query, 'groupingSets').length > 0 && groupsBy(scope.query, node, levels)) return true;
    scope = scope.parent;
  }
  return false;
}

function groupsBy(query: TreeNode, column: TreeNode, levels: number): boolean {
  const marked = children(query, 'rtable').flatMap((entry) => children(entry, 'groupexprs'));
  const shown = children(query, 'targetList')
    .filter((entry) => int(entry, 'ressortgroupref') > 0)
    .flatMap((entry) => child(entry, 'expr') ?? []);
  return [...marked, ...shown].some(
    (grouped) =>
      grouped.tag === 'VAR' &&
      int(grouped, 'varlevelsup') === levels &&
      int(grouped, 'varno') === int(column, 'varno') &&
      int(grouped, 'varattno') === int(column, 'varattno'),
  );
}

const texts = new WeakMap<TreeNode, ReadonlySet<string>>();

function groupedTexts(query: TreeNode): ReadonlySet<string> {
  const known = texts.get(query);
  if (known !== undefined) return known;
  const references = new Set(children(query, 'groupClause').map((clause) => int(clause, 'tleSortGroupRef')));
  const grouped = new Set<string>();
  for (const entry of children(query, 'targetList')) {
    const expression = references.has(int(entry, 'ressortgroupref')) ? entry.fields.get('expr') : undefined;
    if (typeof expression === 'object' && expression !== null && 'tag' in expression) grouped.add(canonicalText(expression));
  }
  texts.set(query, grouped);
  return grouped;
}
