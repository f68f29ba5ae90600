/**
 * Grouping sets before PostgreSQL 18. There the grouped expressions stand in the select list as they are,
 * and nothing in the tree says that a set which leaves one out makes it NULL; from 18 on a range table
 * entry for the groups says it.
 */
import { bool, child, children, int, ints, type TreeNode } from '../tree/node.js';
import { canonicalText } from './canonical.js';
import { ancestor, ofOwnLevel, type Scope } from './scope.js';
import { nullable, type Verdict } from './verdict.js';

/** Null where grouping sets have no say about the expression. */
export function leftOutOfGroupingSet(node: TreeNode, here: Scope): Verdict | null {
  if (isGroupedBelow(node, here)) return nullable('a grouping set can leave it out');
  const scope = ancestor(here, int(node, 'varlevelsup'));
  const { query } = scope;
  if (scope.beforeGrouping || bool(query, 'hasGroupRTE') || children(query, 'groupingSets').length === 0) return null;
  const text = canonicalText(node.tag === 'VAR' ? ofOwnLevel(node) : node);
  if (keptTexts(query).has(text)) return null;
  const isGrouped = node.tag === 'VAR' || groupedTexts(query, allReferences(query)).has(text);
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
      int(grouped, 'varlevelsup') === levels &&
      int(grouped, 'varno') === int(column, 'varno') &&
      int(grouped, 'varattno') === int(column, 'varattno'),
  );
}

const kept = new WeakMap<TreeNode, ReadonlySet<string>>();

/** Grouped expressions that stand in every grouping set: in `GROUP BY a, ROLLUP (b)` it is a. */
function keptTexts(query: TreeNode): ReadonlySet<string> {
  const texts = kept.get(query) ?? groupedInAll(query);
  kept.set(query, texts);
  return texts;
}

function groupedInAll(query: TreeNode): ReadonlySet<string> {
  const sets = children(query, 'groupingSets');
  const isKept = (reference: number): boolean => sets.some((set) => holdsInAll(set, reference));
  const references = allReferences(query);
  const leftOut = groupedTexts(query, references.filter((reference) => !isKept(reference)));
  return new Set([...groupedTexts(query, references)].filter((text) => !leftOut.has(text)));
}

/** GroupingSetKind of a plain list of expressions, and of GROUPING SETS; ROLLUP and CUBE hold the empty set. */
const SIMPLE = 1;
const SETS = 4;

function holdsInAll(set: TreeNode, reference: number): boolean {
  const kind = int(set, 'kind');
  if (kind === SIMPLE) return ints(set, 'content').includes(reference);
  return kind === SETS && children(set, 'content').every((each) => holdsInAll(each, reference));
}

function allReferences(query: TreeNode): readonly number[] {
  return children(query, 'groupClause').map((clause) => int(clause, 'tleSortGroupRef'));
}

function groupedTexts(query: TreeNode, references: readonly number[]): ReadonlySet<string> {
  return new Set(
    children(query, 'targetList').flatMap((entry) => {
      const expression = references.includes(int(entry, 'ressortgroupref')) ? child(entry, 'expr') : null;
      return expression === null ? [] : [canonicalText(expression)];
    }),
  );
}
