/**
 * Conditions that come true by themselves: `referenced.key = referencing.column` along a foreign key finds its row, and a
 * table joined with itself on one of its columns finds the row that is there.
 *
 * @see https://www.postgresql.org/docs/18/ddl-constraints.html#DDL-CONSTRAINTS-FK
 */
import type { Catalogue, CatalogueForeignKey, CatalogueRelation } from '../catalogue.js';
import { children, int, type TreeNode } from '../tree/node.js';
import { some } from '../tree/walk.js';
import { type BaseColumn, baseColumn } from './base-column.js';
import { bare } from './relative-text.js';
import { CommandType, rangeTableEntry, type Scope } from './scope.js';
import type { Solver } from './solver.js';
import { readViews, viewQuery } from './view-query.js';
import { type WholeTable, wholeTable } from './whole-table.js';

/**
 * No level of the statement, and of the views that it reads, writes or locks. Row locks read newer versions of one side
 * only, and a view with FOR UPDATE locks the rows of the views below it; a statement that writes reads rows which its own
 * changes do not show.
 */
export function readsOneSnapshot(query: TreeNode, catalogue: Catalogue): boolean {
  const isWritten = some(
    query,
    (node) =>
      node.tag === 'QUERY' && (int(node, 'commandType') !== CommandType.select || children(node, 'rowMarks').length > 0),
  );
  return !isWritten && readViews(query, catalogue).every((view) => readsOneSnapshot(viewQuery(view, catalogue), catalogue));
}

/** What is asked of the columns that refer. */
export interface Referencing {
  readonly scope: Scope;
  /** Whether the value of this column is there when the condition is tested, and not NULL. */
  readonly isGiven: (column: TreeNode) => boolean;
}

/**
 * Those of the conditions that together look up one row of the range table entry `index` along a foreign key; empty
 * where none do. The caller makes sure that no other condition is put on the entry.
 */
export function conditionsOfKey(
  conditions: readonly TreeNode[],
  index: number,
  { scope, isGiven }: Referencing,
  solver: Solver,
): readonly TreeNode[] {
  // The foreign key may be younger than the rows of a materialised view.
  if (!solver.readsOneSnapshot || scope.asOf !== null) return [];
  const table = wholeTable(rangeTableEntry(scope, index), solver);
  if (table === null) return [];
  const pairs = conditions.flatMap((condition) => columnPair(condition, index, table, scope, solver) ?? []);
  for (const { base } of pairs) {
    // Rows of inheritance children are not bound by the key; those of partitions are.
    if (base.relation.hasChildren && !base.relation.isPartitioned) continue;
    const ofRow = pairs.filter((pair) => pair.base.path === base.path);
    const itself = base.relation.oid === table.relation.oid ? sameColumns(ofRow, solver) : [];
    if (itself.length > 0 && itself.every(({ column }) => isGiven(column))) return itself.map(({ condition }) => condition);
    for (const key of base.relation.foreignKeys) {
      const matched = key.referenced === table.relation.oid ? matchedPairs(key, ofRow, table.relation, solver) : null;
      if (matched !== null && matched.every(({ column }) => isGiven(column))) return matched.map(({ condition }) => condition);
    }
  }
  return [];
}

interface ColumnPair {
  readonly condition: TreeNode;
  /** The referencing column as the condition names it, and where it is stored. */
  readonly column: TreeNode;
  readonly base: BaseColumn;
  /** Column number of the referenced table. */
  readonly referenced: number;
}

/** `referencing.a = referenced.b`, either way round. */
function columnPair(condition: TreeNode, index: number, table: WholeTable, scope: Scope, solver: Solver): ColumnPair | null {
  const [left, right] = children(condition, 'args').map(bare);
  if (condition.tag !== 'OPEXPR' || left === undefined || right === undefined) return null;
  const isReferenced = (node: TreeNode): boolean => int(node, 'varno') === index && int(node, 'varlevelsup') === 0;
  const [inner, column] = isReferenced(left) ? [left, right] : [right, left];
  // COLLATE compares otherwise than the key.
  if (!isReferenced(inner) || column.tag !== 'VAR') return null;
  const base = baseColumn(column, scope, solver);
  return base === null ? null : { condition, column, base, referenced: table.column(int(inner, 'varattno')) };
}

/** The pairs that compare a column of the table with itself: a row that is read already is among those looked up. */
function sameColumns(pairs: readonly ColumnPair[], { catalogue }: Solver): readonly ColumnPair[] {
  const equalities = [...catalogue.equalities.values()];
  return pairs.filter(
    ({ condition, base, referenced }) =>
      base.attribute === referenced && equalities.some((operators) => operators.has(int(condition, 'opno'))),
  );
}

/** The pairs, one for each column of the key, compared as the key's index compares. */
function matchedPairs(
  key: CatalogueForeignKey,
  pairs: readonly ColumnPair[],
  referenced: CatalogueRelation,
  { catalogue }: Solver,
): readonly ColumnPair[] | null {
  const matched = key.columns.flatMap((column, place) => {
    const target = key.referencedColumns[place] ?? 0;
    const families = keyFamilies(referenced, target);
    return (
      pairs.find(
        ({ condition, base, referenced: attribute }) =>
          base.attribute === column &&
          attribute === target &&
          families.some((family) => catalogue.equalities.get(family)?.has(int(condition, 'opno')) === true),
      ) ?? []
    );
  });
  return matched.length === key.columns.length ? matched : null;
}

/** Operator families of the unique indexes that hold the column. */
function keyFamilies(referenced: CatalogueRelation, column: number): readonly number[] {
  return referenced.keys.flatMap((key) => key.columns.flatMap((number, place) => (number === column ? [key.families[place] ?? 0] : [])));
}
