/** What a column reference (VAR) stands for, one step down. */
import type { CatalogueColumn, CatalogueRelation } from '../catalogue.js';
import { bool, child, children, int, isNode, items, type TreeNode, type TreeValue } from '../tree/node.js';
import { ancestor, findCte, rangeTableEntry, RteKind, type Scope } from './scope.js';
import type { Solver } from './solver.js';

/** An expression and the level that it stands in. */
export interface PlacedExpression {
  readonly node: TreeNode;
  readonly scope: Scope;
}

export type Referent =
  /** A column of a table or view. */
  | { readonly kind: 'column'; readonly relation: CatalogueRelation; readonly column: CatalogueColumn }
  /** The value of one of these: of a joined or grouped column, or the cells of VALUES. */
  | { readonly kind: 'expressions'; readonly expressions: readonly PlacedExpression[] }
  /** An element of this array: `unnest(array)` in FROM. */
  | { readonly kind: 'element'; readonly array: PlacedExpression }
  /** An output column of a sub-query or CTE. */
  | {
      readonly kind: 'output';
      readonly query: TreeNode;
      readonly parent: Scope;
      readonly attribute: number;
      readonly recursive: boolean;
    };

/** Null for whole rows, system columns, and functions of which nothing is known. */
export function referentOf(reference: TreeNode, here: Scope, solver: Solver): Referent | null {
  const scope = ancestor(here, int(reference, 'varlevelsup'));
  const attribute = int(reference, 'varattno');
  const entry = rangeTableEntry(scope, int(reference, 'varno'));
  switch (int(entry, 'rtekind')) {
    case RteKind.relation: {
      const relation = solver.catalogue.relations.get(int(entry, 'relid'));
      const column = relation?.columns.find((candidate) => candidate.number === attribute);
      return relation === undefined || column === undefined ? null : { kind: 'column', relation, column };
    }
    case RteKind.subquery: {
      const query = child(entry, 'subquery');
      return query === null ? null : { kind: 'output', query, parent: scope, attribute, recursive: false };
    }
    case RteKind.cte: {
      const found = findCte(scope, entry);
      const query = found === null ? null : child(found.cte, 'ctequery');
      if (found === null || query === null) return null;
      return { kind: 'output', query, parent: found.owner, attribute, recursive: bool(found.cte, 'cterecursive') };
    }
    case RteKind.join:
      return alias(children(entry, 'joinaliasvars')[attribute - 1], scope);
    case RteKind.group:
      return alias(children(entry, 'groupexprs')[attribute - 1], scope);
    case RteKind.values:
      return { kind: 'expressions', expressions: items(entry, 'values_lists').flatMap((row) => cellAt(row, attribute, scope)) };
    case RteKind.function:
      return unnestedElement(entry, attribute, scope, solver);
    default:
      return null;
  }
}

function cellAt(row: TreeValue, attribute: number, scope: Scope): readonly PlacedExpression[] {
  const cell = Array.isArray(row) ? row[attribute - 1] : undefined;
  return isNode(cell) ? [{ node: cell, scope }] : [];
}

function alias(node: TreeNode | undefined, scope: Scope): Referent | null {
  return node === undefined ? null : { kind: 'expressions', expressions: [{ node, scope }] };
}

/** `unnest(a, b)` in FROM is a list of two functions of one column each. */
function unnestedElement(entry: TreeNode, attribute: number, scope: Scope, solver: Solver): Referent | null {
  const functions = children(entry, 'functions');
  const called = functions[attribute - 1];
  const isPlain = functions.every((item) => int(item, 'funccolcount') === 1);
  const call = called === undefined ? null : child(called, 'funcexpr');
  const array = call === null ? null : unnestedArray(call, solver);
  return !isPlain || array === null ? null : { kind: 'element', array: { node: array, scope } };
}

/** The array of a call of `unnest`; null for any other expression. */
export function unnestedArray(call: TreeNode, solver: Solver): TreeNode | null {
  const called = solver.catalogue.functions.get(int(call, 'funcid'));
  return called?.signature === 'pg_catalog.unnest(anyarray)' ? (children(call, 'args')[0] ?? null) : null;
}
