/**
 * Which result columns each `sqlc.embed` stands for, and whether its row can be missing. PostgreSQL expands `table.*`
 * in place, so the columns are counted from the items around it; names are not compared with columns.
 */
import type { Embed, SelectItem } from '../model.js';
import { child, children, int, ints, items, type TreeNode, withFields, word } from '../tree/node.js';
import { CommandType, outputEntries, rangeTableEntry, RteKind, type Scope } from './scope.js';
import type { Solver } from './solver.js';
import { notNull, nullable, type Verdict } from './verdict.js';

export interface EmbeddedColumns {
  /** Place of the first column, counted from 0, and their number. */
  readonly first: number;
  readonly count: number;
  /** Whether the row can be missing, so that every column is NULL. */
  readonly row: Verdict;
  /** The verdict for column `index` of the embedded ones, in a row that is there; null: the same as for the result. */
  readonly inside: (index: number) => Verdict | null;
}

/** Null when the columns cannot be told apart: too many items of unknown width around. */
export function embeddedColumns(embed: Embed, query: TreeNode, solver: Solver): EmbeddedColumns | null {
  const arm = firstArm(query);
  const place = placeOf(embed, arm, solver);
  if (place === null) return null;
  // The arms of UNION fill the same columns with rows of their own.
  if (arm !== query) return { ...place, row: notNull('rows of a set operation are always there'), inside: () => null };
  const entries = outputEntries(query).slice(place.first, place.first + place.count);
  const values = entries.map((entry) => baseColumn(child(entry, 'expr'), query));
  const [value] = values;
  const whole = value !== undefined && value !== null && values.every((other) => other !== null && sameRow(other, value));
  // Columns of several relations (an alias over a join), or made NULL one by one by grouping sets: an object of them is
  // always there, and each is NULL as it is in the result.
  if (!whole) return { ...place, row: notNull('its columns are not those of one row'), inside: () => null };
  const scope = shownScope(query, solver);
  const isThere = entries.some((entry) => !solver.expression(child(entry, 'expr') ?? entry, scope).nullable);
  const row = isThere ? notNull('a column of it is never NULL') : rowVerdict(value, scope, solver);
  return {
    ...place,
    row,
    inside: (index) => {
      const column = values[index];
      return !row.nullable || column === undefined || column === null ? null : presentColumn(column, scope, solver);
    },
  };
}

/** The query whose select list names the columns: of UNION and the like the first. */
function firstArm(query: TreeNode): TreeNode {
  let arm = child(query, 'setOperations');
  while (arm?.tag === 'SETOPERATIONSTMT') arm = child(arm, 'larg');
  const entry = arm === null ? undefined : children(query, 'rtable')[int(arm, 'rtindex') - 1];
  const subquery = entry === undefined ? null : child(entry, 'subquery');
  return subquery === null ? query : firstArm(subquery);
}

interface Place {
  readonly first: number;
  readonly count: number;
}

function placeOf(embed: Embed, query: TreeNode, solver: Solver): Place | null {
  const entries = outputEntries(query);
  const before = totalWidth(embed.before, (path, index) => starWidth(path, query, index, solver));
  const own = starWidth(embed.path, query, before, solver);
  if (own === null) return null;
  if (before !== null) return { first: before, count: own };
  const after = totalWidth(embed.after, (path) => starWidth(path, query, null, solver));
  return after === null ? null : { first: entries.length - after - own, count: own };
}

/** Null where some item's width is unknown. `at` of the callback is where the item starts. */
function totalWidth(list: readonly SelectItem[], width: (path: readonly string[], at: number) => number | null): number | null {
  let total = 0;
  for (const item of list) {
    const own = item.kind === 'column' ? 1 : item.kind === 'relation' ? width(item.path, total) : null;
    if (own === null) return null;
    total += own;
  }
  return total;
}

/**
 * The number of columns of `path.*`. Two relations of one level can bear one name only where an alias over a join hides
 * one of them; then the columns that start at `at` tell which is meant.
 */
function starWidth(path: readonly string[], query: TreeNode, at: number | null, solver: Solver): number | null {
  const named = children(query, 'rtable').flatMap((entry, index) => (isNamed(entry, path, solver) ? [{ entry, index: index + 1 }] : []));
  const candidates = named.length > 0 ? named : returnedRow(query);
  const widths = new Set(candidates.map(({ entry }) => columnCount(entry)));
  if (widths.size === 1) return [...widths][0] ?? null;
  if (at === null) return null;
  const value = baseColumn(child(outputEntries(query)[at] ?? query, 'expr'), query);
  const meant = candidates.find(({ index }) => value !== null && int(value, 'varno') === index);
  return meant === undefined ? null : columnCount(meant.entry);
}

function isNamed(entry: TreeNode, path: readonly string[], solver: Solver): boolean {
  const eref = child(entry, 'eref');
  if (eref === null || word(eref, 'aliasname') !== path.at(-1)) return false;
  // A join without an alias is called `unnamed_join`, which nobody can refer to.
  if (int(entry, 'rtekind') === RteKind.join && child(entry, 'alias') === null) return false;
  const schema = path.at(-2);
  return schema === undefined || solver.catalogue.relations.get(int(entry, 'relid'))?.schema === schema;
}

/** A name that nothing bears and PostgreSQL knows is `old` or `new`, or what `RETURNING WITH (OLD AS …)` calls them. */
function returnedRow(query: TreeNode): readonly { entry: TreeNode; index: number }[] {
  const index = int(query, 'resultRelation');
  const entry = children(query, 'rtable')[index - 1];
  return entry === undefined ? [] : [{ entry, index }];
}

/** Columns of a range table entry; dropped ones have no name. */
function columnCount(entry: TreeNode): number {
  const eref = child(entry, 'eref');
  return eref === null ? 0 : items(eref, 'colnames').filter((name) => name !== '').length;
}

/** The column that a result column is, through GROUP BY; null for anything else. */
function baseColumn(node: TreeNode | null, query: TreeNode): TreeNode | null {
  const entry = node === null ? undefined : children(query, 'rtable')[int(node, 'varno') - 1];
  if (node === null || entry === undefined) return null;
  if (int(entry, 'rtekind') !== RteKind.group) return int(entry, 'rtekind') === RteKind.join ? null : node;
  // Grouping sets leave single columns out.
  if (ints(node, 'varnullingrels').length > 0) return null;
  return baseColumn(children(entry, 'groupexprs')[int(node, 'varattno') - 1] ?? null, query);
}

function sameRow(a: TreeNode, b: TreeNode): boolean {
  return int(a, 'varno') === int(b, 'varno');
}

/** VarReturningType. */
const Version = { old: 1, new: 2 } as const;

/** The verdict for the row that `column` is of: a whole-row reference in the same place. */
function rowVerdict(column: TreeNode, scope: Scope, solver: Solver): Verdict {
  const command = int(scope.query, 'commandType');
  const version = int(column, 'varreturningtype');
  const kept = command === CommandType.update || command === (version === Version.old ? CommandType.delete : CommandType.insert);
  if ((version === Version.old || version === Version.new) && kept) return notNull('the statement has that version of every row');
  const verdict = solver.expression(withFields(column, { varattno: '0' }), scope);
  if (!verdict.nullable) return notNull('its row is always there');
  return nullable(verdict.reason.replace(/^(.*)\.column 0 is NULL/, '$1 is NULL'));
}

/** The verdict for a column of a row that was found: below every outer join, and for OLD and NEW as it is stored. */
function presentColumn(column: TreeNode, scope: Scope, solver: Solver): Verdict | null {
  if (int(column, 'varreturningtype') === 0) return solver.expression(withFields(column, { varnullingrels: [] }), scope);
  const relation = solver.catalogue.relations.get(int(rangeTableEntry(scope, int(column, 'varno')), 'relid'));
  // What a view's trigger or rule returns is no stored row, and conditions of the view need not hold for a new one.
  if (relation === undefined || relation.viewTree !== null || relation.hasRules) return null;
  const stored = withFields(column, { varnullingrels: [], varreturningtype: '0' });
  return solver.expression(stored, { ...scope, facts: [], returning: false });
}

function shownScope(query: TreeNode, solver: Solver): Scope {
  const scope = solver.scopeOf(query, null);
  return int(query, 'commandType') === CommandType.select ? scope : { ...scope, returning: true };
}
