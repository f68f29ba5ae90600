/** The conditions that every row of a query level is known to meet. */
import type { CatalogueRelation } from '../../catalogue.js';
import { child, children, int, type TreeNode } from '../../tree/node.js';
import { readRootNode } from '../../tree/read-node-tree.js';
import { some } from '../../tree/walk.js';
import { sideKey } from '../outer-joins.js';
import { treeOfRelation } from '../tree-of-relation.js';
import { aggregatesWithoutGroups, type Premise, type Scope } from '../scope.js';
import type { Solver } from '../solver.js';
import { calledFunctions } from '../volatility.js';
import { innerPremises } from './inner-premises.js';
import { NULL, TRUE } from './outcomes.js';

export function premisesOf(scope: Scope, solver: Solver): readonly Premise[] {
  const { query } = scope;
  const conditions: TreeNode[] = [];
  const relations: number[] = [];
  // Aggregates show a row also where no row met WHERE.
  const isOverNothing = !scope.beforeGrouping && (aggregatesWithoutGroups(query) || children(query, 'groupingSets').length > 0);
  const from = isOverNothing ? null : child(query, 'jointree');
  if (from !== null) read(from, scope, conditions, relations);
  const having = child(query, 'havingQual');
  if (having !== null) conditions.push(having);
  return [
    ...conditions.map((condition): Premise => ({ condition, outcomes: TRUE })),
    // A CHECK passes on NULL.
    ...relations.flatMap((index) => checksOf(index, scope, solver)).map((condition): Premise => ({ condition, outcomes: TRUE | NULL })),
    ...relations.flatMap((index) => innerPremises(index, scope, solver, (inner) => premisesOf(inner, solver))),
  ];
}

/** Conditions and relations of FROM, but for those below a join that can still fill them with NULLs. */
function read(node: TreeNode, scope: Scope, conditions: TreeNode[], relations: number[]): void {
  const quals = child(node, 'quals');
  if (node.tag === 'RANGETBLREF') {
    relations.push(int(node, 'rtindex'));
  } else if (node.tag === 'FROMEXPR') {
    for (const item of children(node, 'fromlist')) read(item, scope, conditions, relations);
    if (quals !== null) conditions.push(quals);
  } else {
    const index = int(node, 'rtindex');
    const isFilled = (side: 'left' | 'right'): boolean => scope.alive.has(sideKey(index, side));
    const left = child(node, 'larg');
    const right = child(node, 'rarg');
    if (left !== null && !isFilled('left')) read(left, scope, conditions, relations);
    if (right !== null && !isFilled('right')) read(right, scope, conditions, relations);
    if (quals !== null && !isFilled('left') && !isFilled('right')) conditions.push(quals);
  }
}

function checksOf(index: number, scope: Scope, solver: Solver): readonly TreeNode[] {
  const entry = scope.rangeTable[index - 1];
  if (entry === undefined || scope.asOf !== null) return [];
  const relation = solver.catalogue.relations.get(int(entry, 'relid'));
  return relation === undefined ? [] : checkTrees(relation, solver).map((tree) => treeOfRelation(tree, index));
}

const trees = new WeakMap<CatalogueRelation, readonly TreeNode[]>();

/**
 * Only conditions that come out today as they did when the row was written: a function of the user may have changed
 * since, and so may the order of words.
 */
function checkTrees(relation: CatalogueRelation, { catalogue }: Solver): readonly TreeNode[] {
  const known = trees.get(relation);
  if (known !== undefined) return known;
  const isLasting = (tree: TreeNode): boolean =>
    !some(tree, (node) => node.tag === 'SQLVALUEFUNCTION') &&
    [...calledFunctions(tree, catalogue)].every((oid) => {
      const called = catalogue.functions.get(oid);
      const isOrder = /^(text_|bpchar|citext_|name)(lt|le|gt|ge)/.test(called?.name ?? '');
      return called?.signature.startsWith('pg_catalog.') === true && called.volatility === 'i' && !isOrder;
    });
  const found = relation.checks.map((text) => readRootNode(text)).filter(isLasting);
  trees.set(relation, found);
  return found;
}
