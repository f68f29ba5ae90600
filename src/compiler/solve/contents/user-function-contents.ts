/** What is in the values that a user's function returns: the contents of the query that is its body. */
import type { CatalogueFunction } from '../../catalogue.js';
import type { TreeNode } from '../../tree/node.js';
import { type Contents, unknownContents } from '../../types/contents.js';
import { outputEntries, type Scope } from '../scope.js';
import type { Solver } from '../solver.js';
import { bodyQuery, callArguments, insideCall, wasSoAsOf } from '../user-function.js';

/** A body in SQL with one column of the declared type; other bodies tell nothing. */
export function userFunctionContents(node: TreeNode, called: CatalogueFunction, scope: Scope, solver: Solver): Contents {
  const query = bodyQuery(called);
  if (query === null || !wasSoAsOf(called, scope.asOf) || solver.calls.has(called.oid) || outputEntries(query).length !== 1) return unknownContents;
  if (!returnsJsonOrArray(called, solver)) return unknownContents;
  const inside = insideCall(called, callArguments(node, called, scope, solver), solver);
  return inside.queryContents({ query, parent: null, proven: [], asOf: scope.asOf }, 1);
}

/** Rows are left out: the body may give a row of another type, which the call casts. */
function returnsJsonOrArray(called: CatalogueFunction, solver: Solver): boolean {
  const type = solver.catalogue.types.get(called.returnTypeOid);
  return type !== undefined && (type.elementOid !== 0 || (type.schema === 'pg_catalog' && /^jsonb?$/.test(type.name)));
}
