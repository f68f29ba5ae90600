/** An item of FROM that shows every row of a table: the table, or a view or sub-query that leaves none out. */
import type { CatalogueRelation } from '../catalogue.js';
import { bool, child, children, int, type TreeNode } from '../tree/node.js';
import { outputEntries, RteKind } from './scope.js';
import type { Solver } from './solver.js';
import { viewQuery } from './view-query.js';

export interface WholeTable {
  readonly relation: CatalogueRelation;
  /** The table's column that the item shows as its `attribute`; 0 where it is none. */
  readonly column: (attribute: number) => number;
}

/** Row security, TABLESAMPLE, WHERE, LIMIT and the like hide rows: null. */
export function wholeTable(entry: TreeNode, solver: Solver): WholeTable | null {
  if (int(entry, 'rtekind') === RteKind.subquery) return throughQuery(child(entry, 'subquery'), solver);
  if (child(entry, 'tablesample') !== null) return null;
  const relation = solver.catalogue.relations.get(int(entry, 'relid'));
  if (relation === undefined || relation.rowSecurity) return null;
  if (relation.kind === 'v') return throughQuery(viewQuery(relation, solver.catalogue), solver);
  // ONLY a partitioned table has no rows.
  if (relation.kind !== 'r' && (relation.kind !== 'p' || !bool(entry, 'inh'))) return null;
  return { relation, column: (attribute) => attribute };
}

const hiding = ['distinctClause', 'groupClause', 'groupingSets', 'rowMarks'];

/** SELECT of columns FROM one item, and nothing else. */
function throughQuery(query: TreeNode | null, solver: Solver): WholeTable | null {
  if (query === null) return null;
  const single = ['setOperations', 'havingQual', 'limitCount', 'limitOffset'].every((field) => child(query, field) === null);
  if (!single || hiding.some((field) => children(query, field).length > 0)) return null;
  if (bool(query, 'hasTargetSRFs')) return null;
  const from = child(query, 'jointree');
  const [item, ...others] = from === null ? [] : children(from, 'fromlist');
  if (from === null || child(from, 'quals') !== null || item?.tag !== 'RANGETBLREF' || others.length > 0) return null;
  const entry = children(query, 'rtable')[int(item, 'rtindex') - 1];
  const below = entry === undefined ? null : wholeTable(entry, solver);
  if (below === null) return null;
  return {
    relation: below.relation,
    column(attribute) {
      const output = outputEntries(query)[attribute - 1];
      const shown = output === undefined ? null : child(output, 'expr');
      const isPlain = shown?.tag === 'VAR' && int(shown, 'varlevelsup') === 0;
      return isPlain ? below.column(int(shown, 'varattno')) : 0;
    },
  };
}
