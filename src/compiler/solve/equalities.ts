/** The equalities that every row of a FROM clause meets, and which relations they may bind. */
import { bool, child, children, int, type TreeNode } from '../tree/node.js';
import { conjuncts } from '../tree/conjuncts.js';
import { sideKey } from './outer-joins.js';
import type { Scope } from './scope.js';

export interface Equality {
  /** Operator, or 0 for `boolean` columns that are conditions by themselves. */
  readonly operator: number;
  readonly collation: number;
  readonly left: TreeNode;
  readonly right: TreeNode;
  /** Relations whose columns the equality may bind; null for all. */
  readonly binds: ReadonlySet<number> | null;
}

export interface FromConditions {
  readonly equalities: readonly Equality[];
  /** Every condition with the relations it filters, for the predicates of partial indexes. */
  readonly conditions: readonly { readonly node: TreeNode; readonly binds: ReadonlySet<number> | null }[];
  /** Range table indexes that FROM reads. */
  readonly relations: readonly number[];
}

export function readFromConditions(scope: Scope): FromConditions {
  const conditions: { node: TreeNode; binds: ReadonlySet<number> | null }[] = [];
  const relations: number[] = [];

  const add = (node: TreeNode | null, binds: ReadonlySet<number> | null): void => {
    if (node !== null) conditions.push(...conjuncts(node).map((part) => ({ node: part, binds })));
  };

  const read = (node: TreeNode): void => {
    if (node.tag === 'RANGETBLREF') {
      relations.push(int(node, 'rtindex'));
    } else if (node.tag === 'FROMEXPR') {
      for (const item of children(node, 'fromlist')) read(item);
      add(child(node, 'quals'), null);
    } else {
      for (const field of ['larg', 'rarg']) {
        const argument = child(node, field);
        if (argument !== null) read(argument);
      }
      add(child(node, 'quals'), boundByOn(scope, int(node, 'rtindex')));
    }
  };

  const joinTree = child(scope.query, 'jointree');
  if (joinTree !== null) read(joinTree);
  return { conditions, relations, equalities: conditions.flatMap(({ node, binds }) => readEquality(node, binds)) };
}

/** ON of an outer join chooses rows of its filled side only; the other side keeps all of its rows. */
function boundByOn(scope: Scope, index: number): ReadonlySet<number> | null {
  const join = scope.outerJoins.get(index);
  if (join === undefined) return null;
  const left = scope.alive.has(sideKey(index, 'left'));
  const right = scope.alive.has(sideKey(index, 'right'));
  if (left && right) return new Set();
  if (right) return join.right;
  return left ? join.left : null;
}

/** The two sides of `a = b`, and of `a = ANY (ARRAY[b])`; null for other conditions. */
function singleComparison(node: TreeNode): readonly (TreeNode | undefined)[] | null {
  const args = children(node, 'args');
  if (node.tag === 'OPEXPR') return args;
  const [left, array] = args;
  if (node.tag !== 'SCALARARRAYOPEXPR' || array?.tag !== 'ARRAYEXPR' || bool(array, 'multidims')) return null;
  const elements = children(array, 'elements');
  return elements.length === 1 ? [left, elements[0]] : null;
}

/** The equality that a condition is, if it is an operator with two sides. */
export function readEquality(node: TreeNode, binds: ReadonlySet<number> | null): readonly Equality[] {
  const compared = singleComparison(node);
  if (compared === null) return [];
  const [left, right] = compared;
  if (left === undefined || right === undefined) return [];
  return [{ operator: int(node, 'opno'), collation: int(node, 'inputcollid'), left, right, binds }];
}
