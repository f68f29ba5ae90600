/** The value that a statement gives a column of the row it writes: as it is written there, or the column's default. */
import type { CatalogueRelation } from '../catalogue.js';
import { child, children, int, isNode, items, type TreeNode } from '../tree/node.js';
import { readRootNode } from '../tree/read-node-tree.js';
import { rangeTableEntry, type Scope } from './scope.js';
import type { Solver } from './solver.js';
import { allOf, nullable, type Verdict } from './verdict.js';

/** What the list of assignments gives the column; null where it does not name it. */
export function assigned(node: TreeNode, list: string, attribute: number): TreeNode | null {
  const entry = children(node, list).find((candidate) => int(candidate, 'resno') === attribute);
  return entry === undefined ? null : child(entry, 'expr');
}

/** A column as it is written. */
export interface Target {
  readonly relation: CatalogueRelation;
  readonly attribute: number;
  /** The statement's level as WHERE and SET see it. */
  readonly scope: Scope;
  readonly solver: Solver;
}

/** @param value null, or DEFAULT, for the column's default */
export function writtenValue(value: TreeNode | null, target: Target): Verdict {
  const { scope, solver } = target;
  if (value === null || value.tag === 'SETTODEFAULT') return defaultValue(target);
  const cells = cellsOf(value, scope);
  // DEFAULT can stand in a row of VALUES.
  if (cells?.some((cell) => cell.tag === 'SETTODEFAULT') === true) {
    return allOf(cells.map((cell) => writtenValue(cell, target)), 'no row of VALUES holds NULL');
  }
  return solver.expression(value, scope);
}

/** The table's own default: not that of a view, and of no partition. */
function defaultValue({ relation, attribute, scope, solver }: Target): Verdict {
  const column = relation.columns.find((candidate) => candidate.number === attribute);
  const label = `${relation.name}.${column?.name ?? attribute}`;
  const text = column === undefined || column.generated ? null : column.expression;
  if (text === null) return nullable(`${label} allows NULL and has no default`);
  const verdict = solver.expression(readRootNode(text), scope);
  return verdict.nullable ? nullable(`the default of ${label}: ${verdict.reason}`) : verdict;
}

/** The cells of VALUES that a column of it stands for; none for other values. */
function cellsOf(value: TreeNode, scope: Scope): readonly TreeNode[] | null {
  if (value.tag !== 'VAR') return null;
  const entry = rangeTableEntry(scope, int(value, 'varno'));
  return items(entry, 'values_lists').flatMap((row) => {
    const cell = Array.isArray(row) ? row[int(value, 'varattno') - 1] : undefined;
    return isNode(cell) ? [cell] : [];
  });
}
