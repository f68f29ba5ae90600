/** The solver as its rules see it: they call back for sub-expressions, so no rule imports another. */
import type { Catalogue } from '../catalogue.js';
import type { TreeNode } from '../tree/node.js';
import type { Contents, Slot } from '../types/contents.js';
import type { Fact, ProvenColumn } from './fact.js';
import type { Scope } from './scope.js';
import type { Verdict } from './verdict.js';

/** Bounds on the number of rows of a query. */
export interface RowBounds {
  readonly min: 0 | 1;
  readonly max: 1 | null;
  readonly reason: string;
}

/** A query, where it stands, and what is known of the row that is looked at. */
export interface QuerySource {
  readonly query: TreeNode;
  readonly parent: Scope | null;
  /** Columns (1-based) of which a condition outside tells, for this row. */
  readonly proven: readonly ProvenColumn[];
  /** As in `Scope`. */
  readonly asOf: number | null;
}

export interface Solver {
  readonly catalogue: Catalogue;
  /** The statement neither writes nor locks, so that all of it, views too, sees the same rows. */
  readonly readsOneSnapshot: boolean;
  /** Can this expression be NULL in a row that the scope's query shows? */
  expression(node: TreeNode, scope: Scope): Verdict;
  /** What is in the expression's value, where it is not NULL. */
  contents(node: TreeNode, scope: Scope): Contents;
  /** A column of the result of a query below `source.parent`. */
  queryOutput(source: QuerySource, position: number): Verdict;
  /** What is in the values of that column. */
  queryContents(source: QuerySource, position: number): Contents;
  /** A scope of the same level in which more is known of the shown row. */
  narrowed(scope: Scope, facts: readonly Fact[]): Scope;
  rows(query: TreeNode, parent: Scope | null): RowBounds;
  /** The solver for the body of a function, whose parameters are the arguments of the call. */
  inside(functionOid: number, args: readonly Slot[]): Solver;
  /** Functions whose bodies are being judged. */
  readonly calls: ReadonlySet<number>;
  scopeOf(query: TreeNode, parent: Scope | null): Scope;
  /** Whether NULL may be passed for `$number`, what is in other values, and what messages call it. */
  parameter(number: number): { readonly nullable: boolean; readonly contents: Contents; readonly label: string };
}

/** One rule: the verdict for one kind of node. */
export type Rule = (node: TreeNode, scope: Scope, solver: Solver) => Verdict;
