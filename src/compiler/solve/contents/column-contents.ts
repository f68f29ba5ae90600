/** What is in the values of a column, where they are not NULL. */
import { bool, child, children, int, isNode, items, type TreeNode } from '../../tree/node.js';
import { type Contents, eitherContents, noContents, unknownContents } from '../../types/contents.js';
import { heldAsOf, rowsAsOf } from '../as-of.js';
import { provenColumns } from '../column.js';
import type { ProvenColumn } from '../fact.js';
import { unnestedArray } from '../referent.js';
import { ancestor, findCte, rangeTableEntry, RteKind, type Scope } from '../scope.js';
import type { Solver } from '../solver.js';
import { viewQuery } from '../view-query.js';
import { innermostElement } from './array-contents.js';
import { checkedContents } from './checked-contents.js';
import { wholeRow } from './row-contents.js';
import { recursiveContents } from './recursive-contents.js';

export function columnContents(node: TreeNode, here: Scope, solver: Solver): Contents {
  const scope = ancestor(here, int(node, 'varlevelsup'));
  const attribute = int(node, 'varattno');
  if (attribute === 0) return wholeRow(node, scope, solver);
  const relation = int(node, 'varno');
  // Triggers and rules decide what a written row holds; a view's own query tells nothing of it.
  if (scope.returning && relation === int(scope.query, 'resultRelation')) return unknownContents;
  const entry = rangeTableEntry(scope, relation);
  const proven = provenColumns(scope, relation, columnCount(entry));
  switch (int(entry, 'rtekind')) {
    case RteKind.relation:
      return viewContents(entry, attribute, proven, scope, solver);
    case RteKind.subquery: {
      const query = child(entry, 'subquery');
      return query === null ? unknownContents : solver.queryContents({ query, parent: scope, proven, asOf: scope.asOf }, attribute);
    }
    case RteKind.cte:
      return cteContents(entry, attribute, proven, scope, solver);
    case RteKind.values:
      return valuesContents(entry, attribute, scope, solver);
    case RteKind.join:
      return contentsOf(children(entry, 'joinaliasvars')[attribute - 1], scope, solver);
    case RteKind.group:
      return contentsOf(children(entry, 'groupexprs')[attribute - 1], scope, solver);
    case RteKind.function:
      return functionContents(entry, attribute, scope, solver);
    default:
      return unknownContents;
  }
}

function columnCount(entry: TreeNode): number {
  const eref = child(entry, 'eref');
  return eref === null ? 0 : items(eref, 'colnames').length;
}

function contentsOf(node: TreeNode | undefined, scope: Scope, solver: Solver): Contents {
  return node === undefined ? unknownContents : solver.contents(node, scope);
}

/** A table's columns hold what anybody wrote and its constraints let through. */
function viewContents(entry: TreeNode, attribute: number, proven: readonly ProvenColumn[], scope: Scope, solver: Solver): Contents {
  const relation = solver.catalogue.relations.get(int(entry, 'relid'));
  if (relation === undefined) return unknownContents;
  if (relation.viewTree === null) return scope.asOf === null ? checkedContents(relation, attribute) : unknownContents;
  if (!heldAsOf(relation.definedAt, scope.asOf)) return unknownContents;
  const asOf = rowsAsOf(relation, scope.asOf);
  const query = viewQuery(relation, solver.catalogue);
  const contents = solver.queryContents({ query, parent: null, proven, asOf }, attribute);
  return asOf === null ? contents : keptSinceRefresh(contents);
}

/** JSON and rows of a materialised view have the names, labels and columns of the day of its refresh. */
function keptSinceRefresh(contents: Contents): Contents {
  if (contents.kind !== 'array') return unknownContents;
  return { kind: 'array', element: { ...contents.element, contents: keptSinceRefresh(contents.element.contents) } };
}

function cteContents(entry: TreeNode, attribute: number, proven: readonly ProvenColumn[], scope: Scope, solver: Solver): Contents {
  const found = findCte(scope, entry);
  const query = found === null ? null : child(found.cte, 'ctequery');
  if (found === null || query === null) return unknownContents;
  if (bool(entry, 'self_reference')) return scope.assumedContents.get(query)?.[attribute - 1] ?? unknownContents;
  if (bool(found.cte, 'cterecursive')) return recursiveContents(query, found.owner, attribute, solver);
  return solver.queryContents({ query, parent: found.owner, proven, asOf: found.owner.asOf }, attribute);
}

function valuesContents(entry: TreeNode, attribute: number, scope: Scope, solver: Solver): Contents {
  return items(entry, 'values_lists').reduce<Contents>((all, row) => {
    const cell = Array.isArray(row) ? row[attribute - 1] : undefined;
    return eitherContents(all, isNode(cell) ? solver.contents(cell, scope) : unknownContents);
  }, noContents);
}

/** The first function of an item of FROM. Rows come apart into columns; a row of which nothing is known tells nothing of them. */
function functionContents(entry: TreeNode, attribute: number, scope: Scope, solver: Solver): Contents {
  const [first] = children(entry, 'functions');
  const call = first === undefined ? null : child(first, 'funcexpr');
  if (call === null || first === undefined || attribute > int(first, 'funccolcount')) return unknownContents;
  const array = unnestedArray(call, solver);
  const contents = array === null ? solver.contents(call, scope) : innermostElement(solver.contents(array, scope)).contents;
  return contents.kind === 'row' ? (contents.fields.find(({ number }) => number === attribute)?.contents ?? unknownContents) : contents;
}
