/** The verdict for a column reference (VAR): outer joins first, then what the column stands for. */
import { child, children, int, ints, items, type TreeNode } from '../tree/node.js';
import { columnKey, everyColumnKey, type ProvenColumn } from './fact.js';
import { canFill } from './filled-columns.js';
import { generationTree } from './generated-column.js';
import { relationColumn } from './relation-column.js';
import { returnedColumn } from './returned-column.js';
import { ancestor, entryColumnName, entryName, rangeTableEntry, RteKind, type Scope } from './scope.js';
import type { Solver } from './solver.js';
import { treeOfRelation } from './tree-of-relation.js';
import { nullable, notNull, type Verdict } from './verdict.js';

export function columnVerdict(node: TreeNode, here: Scope, solver: Solver): Verdict {
  const scope = ancestor(here, int(node, 'varlevelsup'));
  const returned = scope.returning ? returnedColumn(node, scope, solver) : null;
  if (returned !== null) return returned;
  const reference = {
    relation: int(node, 'varno'),
    attribute: int(node, 'varattno'),
    type: int(node, 'vartype'),
    nulling: ints(node, 'varnullingrels'),
  };
  return storedColumn(scope, reference, solver);
}

interface ColumnReference {
  readonly relation: number;
  readonly attribute: number;
  /** Type OID. */
  readonly type: number;
  readonly nulling: readonly number[];
}

function storedColumn(scope: Scope, column: ColumnReference, solver: Solver): Verdict {
  const { relation, attribute, nulling } = column;
  const entry = rangeTableEntry(scope, relation);
  const live = nulling.filter((join) => canFill(scope, join, relation));
  const fact = provingFact(scope, relation, attribute, live);
  const name = entryColumnName(entry, attribute);
  const label = int(entry, 'rtekind') === RteKind.group ? name : `${entryName(entry)}.${name}`;
  const proven = fact === null ? null : notNull(`${label} is not null by ${fact}`);
  const join = live[0];
  if (join !== undefined) return proven ?? nullable(outerJoinReason(scope, join, relation, label));
  // The source's own reason says more than that of a condition.
  const verdict = presentColumn(scope, column, solver);
  return verdict.nullable ? (proven ?? verdict) : verdict;
}

/** A column that no outer join has filled with NULL. */
function presentColumn(scope: Scope, { relation, attribute, type }: ColumnReference, solver: Solver): Verdict {
  const entry = rangeTableEntry(scope, relation);
  if (attribute < 0) return notNull('system columns are never NULL');
  if (attribute === 0) return notNull(`a whole row of ${entryName(entry)} is never NULL`);
  const kind = int(entry, 'rtekind');
  if (kind === RteKind.join) return joinColumn(scope, relation, attribute, solver);
  if (kind === RteKind.group) {
    const expression = children(entry, 'groupexprs')[attribute - 1];
    return expression === undefined ? nullable('an unknown grouped expression') : solver.expression(expression, scope);
  }
  const generated = generatedColumn(scope, relation, attribute, solver);
  if (generated !== null && !generated.nullable) return generated;
  const proven = provenColumns(scope, relation, columnCount(entry));
  return relationColumn({ scope, entry, attribute, type, proven }, solver);
}

/** A generated column of a table by its expression; null for others. A materialised view may be older than the expression. */
function generatedColumn(scope: Scope, index: number, attribute: number, solver: Solver): Verdict | null {
  const relation = solver.catalogue.relations.get(int(rangeTableEntry(scope, index), 'relid'));
  const tree = relation === undefined || scope.asOf !== null || scope.returning ? null : generationTree(relation, attribute, solver);
  if (tree === null) return null;
  const verdict = solver.expression(treeOfRelation(tree, index), scope);
  return verdict.nullable ? verdict : notNull(`it is generated: ${verdict.reason}`);
}

function provingFact(scope: Scope, relation: number, attribute: number, live: readonly number[]): string | null {
  const keys = [columnKey(relation, attribute), everyColumnKey(relation)];
  const fact = scope.facts.find(
    (known) =>
      keys.includes(known.key) &&
      (known.unless === null || !scope.alive.has(known.unless)) &&
      live.every((join) => known.nulling.includes(join)),
  );
  return fact?.origin ?? null;
}

function outerJoinReason(scope: Scope, index: number, relation: number, label: string): string {
  const join = scope.outerJoins.get(index);
  if (join === undefined) return `${label} is left out of some grouping set`;
  const words = ['', 'LEFT JOIN', 'FULL JOIN', 'RIGHT JOIN'][join.type] ?? 'outer join';
  return `${label} is NULL where the ${words} of ${entryName(rangeTableEntry(scope, relation))} finds no row`;
}

/** A column of `(a JOIN b) AS j`, or the merged column of USING in a FULL JOIN, which is a COALESCE. */
function joinColumn(scope: Scope, index: number, attribute: number, solver: Solver): Verdict {
  const alias = children(rangeTableEntry(scope, index), 'joinaliasvars')[attribute - 1];
  if (alias === undefined) return nullable('a join column without a source');
  return solver.expression(alias, scope);
}

/** The columns of the relation of which some fact tells; all of them for a whole-row test. */
export function provenColumns(scope: Scope, relation: number, count: number): readonly ProvenColumn[] {
  const proven = new Map<string, ProvenColumn>();
  for (const { key, relation: told, unless } of scope.facts) {
    if (told !== relation || (unless !== null && scope.alive.has(unless))) continue;
    if (key === everyColumnKey(relation)) {
      for (let column = 1; column <= count; column += 1) proven.set(columnKey(relation, column), { column, value: null });
    } else {
      const value = key.startsWith('true:') ? true : key.startsWith('false:') ? false : null;
      proven.set(key, { column: Number(key.slice(key.indexOf('.') + 1)), value });
    }
  }
  return [...proven.values()];
}

function columnCount(entry: TreeNode): number {
  const eref = child(entry, 'eref');
  return eref === null ? 0 : items(eref, 'colnames').length;
}

/** The base column that an expression passes on unchanged, for `source`. */
export function passedColumn(node: TreeNode): TreeNode | null {
  if (node.tag === 'VAR') return node;
  if (node.tag === 'RELABELTYPE' || node.tag === 'COLLATEEXPR') {
    const arg = child(node, 'arg');
    return arg === null ? null : passedColumn(arg);
  }
  return null;
}
