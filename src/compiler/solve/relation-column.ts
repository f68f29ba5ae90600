/** The verdict for a column of a range table entry, outer joins left aside. */
import { bool, child, int, isNode, items, type TreeNode } from '../tree/node.js';
import { heldAsOf, rowsAsOf } from './as-of.js';
import { provenByChecks } from './check-constraints.js';
import type { ProvenColumn } from './fact.js';
import { functionColumn } from './function-column.js';
import { recursiveColumn } from './recursive-column.js';
import { entryName, findCte, outputEntries, RteKind, type Scope } from './scope.js';
import type { Solver } from './solver.js';
import { tableFunctionColumn } from './table-function-column.js';
import { allOf, notNull, nullable, type Verdict } from './verdict.js';
import { viewQuery } from './view-query.js';

export interface RelationColumn {
  readonly scope: Scope;
  readonly entry: TreeNode;
  readonly attribute: number;
  /** Type OID of the column, as the query sees it. */
  readonly type: number;
  /** Columns of the same row of which a condition tells. */
  readonly proven: readonly ProvenColumn[];
}

export function relationColumn(column: RelationColumn, solver: Solver): Verdict {
  const { scope, entry, attribute, proven } = column;
  switch (int(entry, 'rtekind')) {
    case RteKind.relation:
      return tableColumn(column, solver);
    case RteKind.subquery: {
      const query = child(entry, 'subquery');
      return query === null
        ? nullable('the sub-query cannot be read')
        : solver.queryOutput({ query, parent: scope, proven, asOf: scope.asOf }, attribute);
    }
    case RteKind.cte:
      return cteColumn(column, solver);
    case RteKind.values:
      return valuesColumn(column, solver);
    case RteKind.function:
      return functionColumn(column, solver);
    case RteKind.tableFunction:
      return tableFunctionColumn(entry, attribute, scope, solver);
    default:
      return nullable(`nothing is known about ${entryName(entry)}`);
  }
}

function tableColumn({ scope, entry, attribute, proven }: RelationColumn, solver: Solver): Verdict {
  const relation = solver.catalogue.relations.get(int(entry, 'relid'));
  const column = relation?.columns.find((candidate) => candidate.number === attribute);
  if (relation === undefined || column === undefined) return nullable(`nothing is known about ${entryName(entry)}`);
  const label = `${relation.name}.${column.name}`;
  if (relation.viewTree !== null) {
    const query = viewQuery(relation, solver.catalogue);
    if (!heldAsOf(relation.definedAt, scope.asOf)) {
      return nullable(`${label} is seen as of the last refresh, when ${relation.name} may have been another view`);
    }
    return solver.queryOutput({ query, parent: null, proven, asOf: rowsAsOf(relation, scope.asOf) }, attribute);
  }
  if (column.notNull && heldAsOf(column.notNullSince, scope.asOf)) return notNull(`${label} is NOT NULL`);
  if (column.notNull) return nullable(`${label} is seen as of the last refresh, when it may have allowed NULL`);
  if (scope.asOf !== null) return nullable(`${label} allows NULL`);
  return provenByChecks(relation, solver.catalogue).has(attribute)
    ? notNull(`${label} is not null by a CHECK constraint`)
    : nullable(`${label} allows NULL`);
}

function cteColumn({ scope, entry, attribute, proven }: RelationColumn, solver: Solver): Verdict {
  const found = findCte(scope, entry);
  const query = found === null ? null : child(found.cte, 'ctequery');
  if (found === null || query === null) return nullable(`${entryName(entry)} cannot be found`);
  const made = attribute - outputEntries(query).length;
  if (made > 0) return searchColumn(found.cte, made, found.owner, solver);
  if (bool(entry, 'self_reference')) {
    return scope.assumed.get(query)?.has(attribute) === true
      ? notNull(`${entryName(entry)} never gives NULL here`)
      : nullable(`${entryName(entry)}.${attribute} may be NULL in an earlier round`);
  }
  if (bool(found.cte, 'cterecursive')) return recursiveColumn(query, found.owner, attribute, solver);
  return solver.queryOutput({ query, parent: found.owner, proven, asOf: found.owner.asOf }, attribute);
}

/** Columns past the target list: the order of SEARCH, then mark and path of CYCLE. Only the mark's values are the user's. */
function searchColumn(cte: TreeNode, place: number, scope: Scope, solver: Solver): Verdict {
  const cycle = child(cte, 'cycle_clause');
  const mark = child(cte, 'search_clause') === null ? 1 : 2;
  if (cycle === null || place !== mark) return notNull('made by SEARCH or CYCLE');
  const values = [child(cycle, 'cycle_mark_value'), child(cycle, 'cycle_mark_default')].flatMap((value) => value ?? []);
  return allOf(values.map((value) => solver.expression(value, scope)), 'made by CYCLE');
}

function valuesColumn({ scope, entry, attribute }: RelationColumn, solver: Solver): Verdict {
  const cells = items(entry, 'values_lists').map((row) => (Array.isArray(row) ? row[attribute - 1] : undefined));
  const verdicts = cells.map((cell) =>
    isNode(cell) ? solver.expression(cell, scope) : nullable('a row of VALUES is too short'),
  );
  return allOf(verdicts, 'no row of VALUES holds NULL');
}
