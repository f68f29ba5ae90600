/** Whether the equalities around a relation fix a unique key of it. */
import type { Catalogue, CatalogueKey } from '../catalogue.js';
import { int, isNode, type TreeNode } from '../tree/node.js';
import { readNodeTree } from '../tree/read-node-tree.js';
import { type FromConditions, readEquality, readFromConditions } from './equalities.js';
import { bare, relativeConjuncts, relativeText } from './relative-text.js';
import { holdsFilledColumn, isFilledInSome } from './filled-columns.js';
import { isKnownValue } from './known-value.js';
import { outputEntries, type Scope } from './scope.js';
import type { Solver } from './solver.js';
import { substituteColumns } from './substitute-columns.js';
import { isRepeatable } from './volatility.js';

/** A condition that the query outside puts on the rows of this one, in the terms of this one. */
export interface OutsideCondition {
  readonly node: TreeNode;
  /** For an equality with a fixed value: its operator and collation; `node` is then the fixed expression. */
  readonly fixed: ComparedBy | null;
}

interface ComparedBy {
  readonly operator: number;
  readonly collation: number;
}

export interface Binding {
  readonly scope: Scope;
  readonly solver: Solver;
  readonly from: FromConditions;
  /** Relations that are known to give at most one row. */
  readonly bound: ReadonlySet<number>;
  readonly outside: readonly OutsideCondition[];
}

/** The binding inside a sub-query that stands as `relation` in `binding`. */
export function innerBinding(query: TreeNode, scope: Scope, relation: number, binding: Binding): Binding {
  const outputs = outputEntries(query);
  const carried: OutsideCondition[] = [];
  const carry = (node: TreeNode, fixed: OutsideCondition['fixed']): void => {
    const inside = substituteColumns(node, relation, outputs);
    if (inside !== null) carried.push({ node: inside, fixed });
  };
  for (const { node, binds } of binding.from.conditions) {
    if (binds !== null && !binds.has(relation)) continue;
    carry(node, null);
    for (const equality of readEquality(node, binds)) {
      const fixed = { operator: equality.operator, collation: equality.collation };
      if (isKnown(equality.right, binding)) carry(equality.left, fixed);
      if (isKnown(equality.left, binding)) carry(equality.right, fixed);
    }
  }
  for (const { node, fixed } of binding.outside) carry(node, fixed);
  return { ...binding, scope, from: readFromConditions(scope), bound: new Set(), outside: carried };
}

/** Whether all columns of the key are fixed, and its predicate holds. */
export function fixesKey(key: CatalogueKey, relation: number, binding: Binding): boolean {
  if (key.predicate !== null && !predicateHolds(key.predicate, relation, binding)) return false;
  const expressions = key.expressions === null ? [] : nodesOf(key.expressions);
  let used = 0;
  return key.columns.every((attribute, index) => {
    const expression = attribute === 0 ? expressions[used++] : undefined;
    const text = expression === undefined ? `@${attribute}` : relativeText(expression, 1);
    const operators = binding.solver.catalogue.equalities.get(key.families[index] ?? 0) ?? new Set<number>();
    const collation = key.collations[index] ?? 0;
    return isFixed({ text, relation, cast: bare, accepts: (by) => operators.has(by.operator) && agrees(by.collation, collation, binding) }, binding);
  });
}

/**
 * Whether an expression of the query is fixed from outside, by an equality that no cast has widened.
 *
 * @param equality the operator by which rows are equal in the end
 */
export function fixesExpression(node: TreeNode, equality: number, binding: Binding): boolean {
  const { catalogue } = binding.solver;
  const text = relativeText(bare(node), 0);
  return (
    isRepeatable(node, catalogue) &&
    binding.outside.some(({ node: known, fixed }) => fixed !== null && fixesBy(fixed, equality, catalogue) && relativeText(bare(known), 0) === text)
  );
}

/**
 * Values that are equal to one value by a condition are equal to each other by `equality`: not by that of another type that the
 * bytes are seen as, such as citext.
 */
function fixesBy(by: ComparedBy, equality: number, { equalities, looseCollations }: Catalogue): boolean {
  return !looseCollations.has(by.collation) && [...equalities.values()].some((operators) => operators.has(by.operator) && operators.has(equality));
}

/** Whether an expression is fixed by what it is made of, by WHERE, or from outside. */
export function fixesValue(node: TreeNode, equality: number, binding: Binding): boolean {
  if (fixesExpression(node, equality, binding)) return true;
  if (holdsFilledColumn(node, binding.scope, binding.bound)) return false;
  if (isKnown(node, binding)) return true;
  const { catalogue } = binding.solver;
  if (!isRepeatable(node, catalogue)) return false;
  const text = relativeText(bare(node), 0);
  const isValue = (side: TreeNode): boolean => relativeText(bare(side), 0) === text;
  return binding.from.equalities.some(
    (by) => by.binds === null && fixesBy(by, equality, catalogue) && ((isValue(by.left) && isKnown(by.right, binding)) || (isValue(by.right) && isKnown(by.left, binding))),
  );
}

interface KeyPart {
  /** The part in the terms of `relation`. */
  readonly text: string;
  readonly relation: number;
  /** Takes off casts that keep equality. */
  readonly cast: (node: TreeNode) => TreeNode;
  readonly accepts: (by: ComparedBy) => boolean;
}

function isFixed({ text, relation, cast, accepts }: KeyPart, binding: Binding): boolean {
  const isPart = (node: TreeNode): boolean => relativeText(cast(node), relation) === text;
  if (binding.outside.some(({ node, fixed }) => fixed !== null && accepts(fixed) && isPart(node))) return true;
  return binding.from.equalities.some((equality) => {
    if (equality.binds !== null && !equality.binds.has(relation)) return false;
    if (!accepts(equality)) return false;
    const { left, right } = equality;
    return (isPart(left) && isKnown(right, binding)) || (isPart(right) && isKnown(left, binding));
  });
}

/** Rows that are equal by one collation are so by another when it is the same, or when equal means the same bytes. */
function agrees(used: number, indexed: number, { solver }: Binding): boolean {
  return used === indexed || !solver.catalogue.looseCollations.has(used);
}

/** Each condition of the predicate is among the conditions that the relation's rows passed. */
function predicateHolds(predicate: string, relation: number, { from, outside }: Binding): boolean {
  const passed = new Set([
    ...from.conditions
      .filter(({ binds }) => binds === null || binds.has(relation))
      .flatMap(({ node }) => relativeConjuncts(node, relation)),
    ...outside.filter(({ fixed }) => fixed === null).flatMap(({ node }) => relativeConjuncts(node, relation)),
  ]);
  return nodesOf(predicate)
    .flatMap((node) => relativeConjuncts(node, 1))
    .every((condition) => passed.has(condition));
}

function nodesOf(text: string): readonly TreeNode[] {
  const value = readNodeTree(text);
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

function isKnown(node: TreeNode, binding: Binding): boolean {
  return isKnownValue(node, (column) => hasOneValue(column, binding), binding.solver.catalogue);
}

export function hasOneValue(column: TreeNode, { scope, bound }: Binding): boolean {
  return bound.has(int(column, 'varno')) && !isFilledInSome(column, scope, bound);
}
