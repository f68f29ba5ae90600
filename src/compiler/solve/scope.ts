/** A query level: its range table, the levels above, and what is known to hold in the rows it shows. */
import { child, children, int, items, type TreeNode, word } from '../tree/node.js';
import type { Contents } from '../types/contents.js';
import type { Fact } from './fact.js';
import type { OuterJoin } from './outer-joins.js';
import type { Outcomes } from './refutation/outcomes.js';

/** Range table entry kinds (parsenodes.h, RTEKind). */
export const RteKind = {
  relation: 0,
  subquery: 1,
  join: 2,
  function: 3,
  tableFunction: 4,
  values: 5,
  cte: 6,
  namedTuplestore: 7,
  result: 8,
  group: 9,
} as const;

/** commandType of a QUERY node. */
export const CommandType = { unknown: 0, select: 1, update: 2, insert: 3, delete: 4, merge: 5, utility: 6 } as const;

/** A condition of this level, and how it comes out. */
export interface Premise {
  readonly condition: TreeNode;
  readonly outcomes: Outcomes;
}

export interface Scope {
  readonly query: TreeNode;
  readonly parent: Scope | null;
  readonly rangeTable: readonly TreeNode[];
  /** Conditions that hold in every row that this level shows. */
  readonly facts: readonly Fact[];
  /** Outer joins by range table index. */
  readonly outerJoins: ReadonlyMap<number, OuterJoin>;
  /** `index:left` and `index:right`: sides of outer joins that can be filled with NULLs. */
  readonly alive: ReadonlySet<string>;
  /** This level without facts that hold for the shown row only; window functions see other rows too. */
  readonly wholeSet: Scope | null;
  /** How the conditions came out that led to this branch of CASE. */
  readonly assumptions: readonly Premise[];
  /** True inside a proof by contradiction, which starts no other. */
  readonly refuting: boolean;
  /** True while the RETURNING list is judged: target columns are then those of the written row. */
  readonly returning: boolean;
  /** True for the arguments of aggregates: they see the rows before grouping. */
  readonly beforeGrouping: boolean;
  /** Columns of recursive CTEs under proof: assumed not null. Key: the CTE's query node. */
  readonly assumed: ReadonlyMap<TreeNode, ReadonlySet<number>>;
  /** What is assumed to be in the columns of recursive CTEs under proof. */
  readonly assumedContents: ReadonlyMap<TreeNode, readonly Contents[]>;
  /** In the tree of a materialised view, when that was made: its rows may be as old, and only what is older holds for them. */
  readonly asOf: number | null;
}

/** The level `levels` above; throws on a tree that points outside itself. */
export function ancestor(scope: Scope, levels: number): Scope {
  let found: Scope | null = scope;
  for (let level = 0; level < levels && found !== null; level += 1) found = found.parent;
  if (found === null) throw new Error('the query tree refers to a level that does not exist');
  return found;
}

/** A column of a level above, as that level itself names it. */
export function ofOwnLevel(column: TreeNode): TreeNode {
  return { tag: column.tag, fields: new Map([...column.fields, ['varlevelsup', '0']]) };
}

export function rangeTableEntry(scope: Scope, index: number): TreeNode {
  const entry = scope.rangeTable[index - 1];
  if (entry === undefined) throw new Error(`the query tree has no range table entry ${index}`);
  return entry;
}

/** Result expressions without junk, in order. RETURNING where the command writes. */
export function outputEntries(query: TreeNode): readonly TreeNode[] {
  const list = int(query, 'commandType') === CommandType.select ? 'targetList' : 'returningList';
  return children(query, list).filter((entry) => word(entry, 'resjunk') !== 'true');
}

/** The common table expression that a reference means, and the level that owns it. */
export function findCte(scope: Scope, entry: TreeNode): { cte: TreeNode; owner: Scope } | null {
  const owner = ancestor(scope, int(entry, 'ctelevelsup'));
  const name = word(entry, 'ctename');
  const cte = children(owner.query, 'cteList').find((candidate) => word(candidate, 'ctename') === name);
  return cte === undefined ? null : { cte, owner };
}

/** The name that messages use for a range table entry. */
export function entryName(entry: TreeNode): string {
  const alias = child(entry, 'alias') ?? child(entry, 'eref');
  return (alias === null ? null : word(alias, 'aliasname')) ?? 'a sub-query';
}

/** The name of a column of a range table entry, as the query sees it. */
export function entryColumnName(entry: TreeNode, attribute: number): string {
  const eref = child(entry, 'eref');
  const name = eref === null ? undefined : items(eref, 'colnames')[attribute - 1];
  return typeof name === 'string' ? name : `column ${attribute}`;
}

export function isGrouped(query: TreeNode): boolean {
  return children(query, 'groupClause').length > 0 || children(query, 'groupingSets').length > 0;
}

/** An aggregate or HAVING without GROUP BY, or a grouping set `()`: a row also over no input. */
export function aggregatesWithoutGroups(query: TreeNode): boolean {
  const aggregates = word(query, 'hasAggs') === 'true' || child(query, 'havingQual') !== null;
  return aggregates && !isGrouped(query);
}
