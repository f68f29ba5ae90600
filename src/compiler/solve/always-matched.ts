/**
 * Outer joins that never fill a side with NULLs because they always find a row: `ON true` onto a query
 * with a row, and a join along a foreign key.
 *
 * @see https://www.postgresql.org/docs/18/ddl-constraints.html#DDL-CONSTRAINTS-FK
 */
import type { CatalogueForeignKey, CatalogueRelation } from '../catalogue.js';
import { bool, child, children, int, ints, type TreeNode } from '../tree/node.js';
import { conjuncts } from '../tree/conjuncts.js';
import { some } from '../tree/walk.js';
import { type FromClause, joinsOnTrue, type OuterJoin, sideKey } from './outer-joins.js';
import { bare } from './relative-text.js';
import { CommandType, rangeTableEntry, RteKind, type Scope } from './scope.js';
import type { Solver } from './solver.js';

/** JoinType of a LEFT JOIN. */
const LEFT = 1;

/** JoinType of a RIGHT JOIN. */
const RIGHT = 3;

export function alwaysMatchedSides(from: FromClause, scope: Scope, solver: Solver): ReadonlySet<string> {
  const sides = new Set<string>();
  for (const join of from.outerJoins.values()) {
    const side = join.type === LEFT ? 'right' : join.type === RIGHT ? 'left' : null;
    const filled = side === null ? null : child(join.node, side === 'right' ? 'rarg' : 'larg');
    if (side === null || filled?.tag !== 'RANGETBLREF') continue;
    const index = int(filled, 'rtindex');
    if (findsRowOnTrue(join, index, scope, solver) || followsForeignKey(join, index, scope, solver)) {
      sides.add(sideKey(join.index, side));
    }
  }
  return sides;
}

function findsRowOnTrue(join: OuterJoin, index: number, scope: Scope, solver: Solver): boolean {
  if (!joinsOnTrue(join)) return false;
  const entry = rangeTableEntry(scope, index);
  const query = int(entry, 'rtekind') === RteKind.subquery ? child(entry, 'subquery') : null;
  return query !== null && solver.rows(query, scope).min === 1;
}

/**
 * `referencing LEFT JOIN referenced ON` all columns of the key and nothing else, through columns that are
 * not NULL. Row locks read newer versions of one side only, a statement that writes reads rows which its
 * own changes do not show, row security and TABLESAMPLE hide rows: there the rule is not used.
 */
function followsForeignKey(join: OuterJoin, index: number, scope: Scope, solver: Solver): boolean {
  // The foreign key may be younger than the rows of a materialised view; a view can lock rows by itself.
  if (!solver.readsOneSnapshot || scope.stale || children(scope.query, 'rowMarks').length > 0) return false;
  const referenced = storedTable(rangeTableEntry(scope, index), solver);
  const quals = child(join.node, 'quals');
  if (referenced === null || referenced.rowSecurity || quals === null) return false;
  const pairs = conjuncts(quals).map((condition) => columnPair(condition, index));
  const first = pairs[0];
  if (first === undefined || first === null) return false;
  const referencing = storedTable(rangeTableEntry(scope, first.relation), solver);
  if (referencing === null || (referencing.hasChildren && !referencing.isPartitioned)) return false;
  const known = pairs.filter((pair) => pair !== null && pair.relation === first.relation) as readonly ColumnPair[];
  return (
    known.length === pairs.length &&
    referencing.foreignKeys.some((key) => key.referenced === referenced.oid && matches(key, known, { referencing, referenced }, solver))
  );
}

/** No level of the statement writes or locks. */
export function readsOneSnapshot(statement: TreeNode): boolean {
  return !some(
    statement,
    (node) =>
      node.tag === 'QUERY' && (int(node, 'commandType') !== CommandType.select || children(node, 'rowMarks').length > 0),
  );
}

/** A table that the entry reads whole. */
function storedTable(entry: TreeNode, solver: Solver): CatalogueRelation | null {
  if (int(entry, 'rtekind') !== RteKind.relation || child(entry, 'tablesample') !== null) return null;
  const relation = solver.catalogue.relations.get(int(entry, 'relid'));
  if (relation === undefined || (relation.kind !== 'r' && relation.kind !== 'p')) return null;
  // ONLY a partitioned table has no rows.
  return relation.isPartitioned && !bool(entry, 'inh') ? null : relation;
}

interface ColumnPair {
  /** Range table index of the referencing side. */
  readonly relation: number;
  readonly column: number;
  readonly referencedColumn: number;
  readonly operator: number;
  readonly collation: number;
}

/** `referencing.a = referenced.b`, either way round, both seen below every outer join. */
function columnPair(condition: TreeNode, referenced: number): ColumnPair | null {
  const [left, right] = children(condition, 'args').map(bare);
  if (condition.tag !== 'OPEXPR' || left === undefined || right === undefined) return null;
  if (!isPlainColumn(left) || !isPlainColumn(right)) return null;
  const [inner, outer] = int(left, 'varno') === referenced ? [left, right] : [right, left];
  if (int(inner, 'varno') !== referenced || int(outer, 'varno') === referenced) return null;
  return {
    relation: int(outer, 'varno'),
    column: int(outer, 'varattno'),
    referencedColumn: int(inner, 'varattno'),
    operator: int(condition, 'opno'),
    collation: int(condition, 'inputcollid'),
  };
}

function isPlainColumn(node: TreeNode): boolean {
  return node.tag === 'VAR' && int(node, 'varlevelsup') === 0 && ints(node, 'varnullingrels').length === 0;
}

function matches(
  key: CatalogueForeignKey,
  pairs: readonly ColumnPair[],
  { referencing, referenced }: { readonly referencing: CatalogueRelation; readonly referenced: CatalogueRelation },
  solver: Solver,
): boolean {
  const { equalities, looseCollations } = solver.catalogue;
  return (
    pairs.length === key.columns.length &&
    key.columns.every((column, place) => {
      const target = key.referencedColumns[place];
      const pair = pairs.find((candidate) => candidate.column === column && candidate.referencedColumn === target);
      const stored = referencing.columns.find((candidate) => candidate.number === column);
      return (
        pair !== undefined &&
        stored?.notNull === true &&
        !looseCollations.has(pair.collation) &&
        keyFamilies(referenced, target ?? 0).some((family) => equalities.get(family)?.has(pair.operator) === true)
      );
    })
  );
}

/** Operator families of the unique indexes that hold the column. */
function keyFamilies(referenced: CatalogueRelation, column: number): readonly number[] {
  return referenced.keys.flatMap((key) => key.columns.flatMap((number, place) => (number === column ? [key.families[place] ?? 0] : [])));
}
