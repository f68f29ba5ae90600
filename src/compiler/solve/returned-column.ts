/**
 * Columns in RETURNING: the written row, or with OLD and NEW (PostgreSQL 18) either version.
 *
 * @see https://www.postgresql.org/docs/18/dml-returning.html
 */
import type { CatalogueRelation } from '../catalogue.js';
import { child, children, int, type TreeNode } from '../tree/node.js';
import { provenByChecks } from './check-constraints.js';
import { generationTree } from './generated-column.js';
import { CommandType, outputEntries, rangeTableEntry, type Scope } from './scope.js';
import type { Solver } from './solver.js';
import { allOf, notNull, nullable, type Verdict } from './verdict.js';
import { treeOfRelation } from './tree-of-relation.js';
import { isRewritten } from './rewritten-writes.js';
import { viewQuery } from './view-query.js';
import { assigned, type Target, writtenValue } from './written-value.js';

/** VarReturningType. */
const Version = { usual: 0, old: 1, new: 2 } as const;

/** MergeMatchKind of WHEN NOT MATCHED BY SOURCE. */
const NOT_MATCHED_BY_SOURCE = 1;

/** OnConflictAction of DO UPDATE. */
const DO_UPDATE = 2;

/** Null where the column is judged like one of a SELECT: the row as WHERE saw it. */
export function returnedColumn(node: TreeNode, scope: Scope, solver: Solver): Verdict | null {
  const command = int(scope.query, 'commandType');
  const version = int(node, 'varreturningtype');
  const target = int(scope.query, 'resultRelation');
  if (int(node, 'varno') !== target) return mergeSource(scope);
  const attribute = int(node, 'varattno');
  if (attribute <= 0) return versionExists(command, version) ? notNull('the written row exists') : nullable('OLD and NEW can be absent');
  const relation = solver.catalogue.relations.get(int(rangeTableEntry(scope, target), 'relid'));
  if (relation === undefined || isRewritten(relation, solver.catalogue)) return nullable('a trigger or rule decides what is returned');
  if (relation.kind === 'f') return nullable('another server decides what is returned');
  const column: WrittenColumn = { relation, attribute, scope: { ...scope, returning: false }, solver, version };
  switch (command) {
    case CommandType.insert:
      return version === Version.old ? nullable('OLD is NULL for an inserted row') : insertedColumn(column);
    case CommandType.update:
      return version === Version.old ? null : updatedColumn(column);
    case CommandType.delete:
      return version === Version.new ? nullable('NEW is NULL for a deleted row') : null;
    default:
      return mergedColumn(column);
  }
}

/** INSERT may have no OLD, DELETE has no NEW, and what MERGE did to a row is not known. */
function versionExists(command: number, version: number): boolean {
  if (version === Version.usual || command === CommandType.update) return true;
  return command === (version === Version.old ? CommandType.delete : CommandType.insert);
}

interface WrittenColumn extends Target {
  /** VarReturningType. */
  readonly version: number;
}

function insertedColumn(column: WrittenColumn): Verdict {
  const { relation, attribute, scope } = column;
  const kept = constrained(column);
  if (kept !== null) return kept;
  if (isGenerated(relation, attribute)) return generatedValue(column);
  const label = columnLabel(relation, attribute);
  // What triggers do to the table behind a view is not looked at.
  if (relation.beforeInsert || relation.hasChildren || relation.viewTree !== null) {
    return nullable(`${label} allows NULL and a trigger or rule can change it`);
  }
  const inserted = writtenValue(assigned(scope.query, 'targetList', attribute), column);
  const conflict = child(scope.query, 'onConflict');
  if (conflict === null || int(conflict, 'action') !== DO_UPDATE) return inserted;
  const updated = assigned(conflict, 'onConflictSet', attribute);
  if (updated === null || relation.beforeUpdate) return nullable(`${label} allows NULL and keeps its old value on conflict`);
  const stored = proposedValue(conflict, updated, scope.query);
  return allOf([inserted, writtenValue(stored, column)], 'both the inserted and the updated value are not null');
}

/** `EXCLUDED.x` is the value that INSERT gave for x, where no trigger changed it. */
function proposedValue(conflict: TreeNode, updated: TreeNode, query: TreeNode): TreeNode {
  const isExcluded = int(updated, 'varno') === int(conflict, 'exclRelIndex');
  return (isExcluded ? assigned(query, 'targetList', int(updated, 'varattno')) : null) ?? updated;
}

function updatedColumn(column: WrittenColumn): Verdict | null {
  const { relation, attribute, scope } = column;
  const kept = constrained(column);
  if (kept !== null) return kept;
  if (isGenerated(relation, attribute)) return generatedValue(column);
  if (relation.beforeUpdate || relation.hasChildren || relation.viewTree !== null) {
    return nullable(`${columnLabel(relation, attribute)} allows NULL and may be changed after SET`);
  }
  // What SET does not name keeps the value that WHERE saw.
  const value = assigned(scope.query, 'targetList', attribute);
  return value === null ? null : writtenValue(value, column);
}

/** What is generated follows from the other columns, as they are written. */
function generatedValue({ relation, attribute, scope, solver, version }: WrittenColumn): Verdict {
  const tree = generationTree(relation, attribute, solver);
  if (tree === null) return nullable(`${columnLabel(relation, attribute)} allows NULL and is generated`);
  return solver.expression(treeOfRelation(tree, int(scope.query, 'resultRelation'), version), { ...scope, returning: true });
}

/** What MERGE returns is a row that one of its actions wrote: what holds for each of them holds. */
function mergedColumn(column: WrittenColumn): Verdict {
  const { relation, attribute, scope, version } = column;
  const label = columnLabel(relation, attribute);
  const actions = mergeActions(scope.query);
  const commands = actions.map((action) => int(action, 'commandType'));
  if (version === Version.old && commands.includes(CommandType.insert)) return nullable('OLD is NULL for an inserted row');
  if (version === Version.new && commands.includes(CommandType.delete)) return nullable('NEW is NULL for a deleted row');
  const kept = constrained(column);
  if (kept !== null || version === Version.old) return kept ?? nullable(`${label} allows NULL`);
  const isChanged = relation.beforeInsert || relation.beforeUpdate || relation.hasChildren || relation.viewTree !== null;
  if (isChanged) return nullable(`${label} allows NULL and a trigger or rule can change it`);
  const written = actions.filter((action) => writing.has(int(action, 'commandType'))).map((action) => {
    const value = assigned(action, 'targetList', attribute);
    const isInsert = int(action, 'commandType') === CommandType.insert;
    return value === null && !isInsert ? nullable(`${label} allows NULL and is not set`) : writtenValue(value, column);
  });
  return allOf(written, 'every action of MERGE gives a value that is not null');
}

/** Commands of actions that return a row; DO NOTHING returns none. */
const writing: ReadonlySet<number> = new Set([CommandType.insert, CommandType.update, CommandType.delete]);

function mergeSource(scope: Scope): Verdict | null {
  const unmatched = mergeActions(scope.query).some((action) => int(action, 'matchKind') === NOT_MATCHED_BY_SOURCE);
  return unmatched ? nullable('the source is NULL for a row that WHEN NOT MATCHED BY SOURCE changed') : null;
}

function mergeActions(query: TreeNode): readonly TreeNode[] {
  return children(query, 'mergeActionList');
}

/** Every stored row keeps this column from being NULL. */
function constrained({ relation, attribute, solver }: WrittenColumn): Verdict | null {
  return isConstrained(relation, attribute, solver) ? notNull(`${columnLabel(relation, attribute)} is NOT NULL`) : null;
}

function isConstrained(relation: CatalogueRelation, attribute: number, solver: Solver): boolean {
  if (relation.viewTree === null) {
    const column = relation.columns.find((candidate) => candidate.number === attribute);
    return column?.notNull === true || provenByChecks(relation, solver.catalogue).has(attribute);
  }
  // A view that can be written has one table below it; its plain columns are that table's.
  const query = viewQuery(relation, solver.catalogue);
  const entry = outputEntries(query)[attribute - 1];
  const passed = entry === undefined ? null : child(entry, 'expr');
  if (passed?.tag !== 'VAR') return false;
  const below = children(query, 'rtable')[int(passed, 'varno') - 1];
  const base = below === undefined ? undefined : solver.catalogue.relations.get(int(below, 'relid'));
  return base !== undefined && isConstrained(base, int(passed, 'varattno'), solver);
}

function isGenerated(relation: CatalogueRelation, attribute: number): boolean {
  return relation.columns.find((column) => column.number === attribute)?.generated === true;
}

function columnLabel(relation: CatalogueRelation, attribute: number): string {
  const column = relation.columns.find((candidate) => candidate.number === attribute);
  return `${relation.name}.${column?.name ?? attribute}`;
}
