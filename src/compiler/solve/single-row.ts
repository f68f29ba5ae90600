/** Tables that hold one row at most: `id boolean PRIMARY KEY DEFAULT true CHECK (id)`, `id int PRIMARY KEY CHECK (id = 1)`. */
import type { Catalogue, CatalogueRelation } from '../catalogue.js';
import { bool, children, int, type TreeNode, word } from '../tree/node.js';
import { conjuncts } from '../tree/conjuncts.js';
import { readRootNode } from '../tree/read-node-tree.js';
import { bare } from './relative-text.js';

const known = new WeakMap<CatalogueRelation, { readonly reason: string | null }>();

/** The reason, or null. The table's inheritance children, which its keys do not reach, are the caller's business. */
export function singleRow(table: CatalogueRelation, catalogue: Catalogue): string | null {
  const found = known.get(table) ?? { reason: reasonFor(table, catalogue) };
  known.set(table, found);
  return found.reason;
}

function reasonFor(table: CatalogueRelation, catalogue: Catalogue): string | null {
  const fixed = table.checks.flatMap((text) => conjuncts(readRootNode(text))).flatMap((condition) => fixedColumn(condition, catalogue) ?? []);
  // A CHECK passes on NULL: only columns that are NOT NULL are held to its one value.
  const isFixed = (number: number, families: ReadonlySet<number>): boolean =>
    fixed.some(({ column, operator }) => column === number && (operator === 0 || families.has(operator))) &&
    table.columns.some((column) => column.number === number && column.notNull);
  const isSingle = table.keys.some(
    (key) => key.predicate === null && key.columns.every((number, place) => isFixed(number, catalogue.equalities.get(key.families[place] ?? 0) ?? new Set())),
  );
  return isSingle ? `a CHECK constraint leaves one key for ${table.name}` : null;
}

interface FixedColumn {
  readonly column: number;
  /** The operator that compares it with a constant; 0 for a boolean column that is the condition itself. */
  readonly operator: number;
}

/** The column that the condition leaves one value: by the same bytes, so that the key takes it for one too. */
function fixedColumn(condition: TreeNode, { looseCollations }: Catalogue): FixedColumn | null {
  const [left, right] = children(condition, 'args').map(bare);
  const column = (node: TreeNode | undefined, operator: number): FixedColumn | null =>
    node?.tag === 'VAR' ? { column: int(node, 'varattno'), operator } : null;
  if (condition.tag === 'VAR') return column(condition, 0);
  if (condition.tag === 'BOOLEXPR') return word(condition, 'boolop') === 'not' ? column(left, 0) : null;
  if (condition.tag !== 'OPEXPR' || looseCollations.has(int(condition, 'inputcollid'))) return null;
  const isValue = (node: TreeNode | undefined): boolean => node?.tag === 'CONST' && !bool(node, 'constisnull');
  if (isValue(right)) return column(left, int(condition, 'opno'));
  return isValue(left) ? column(right, int(condition, 'opno')) : null;
}
