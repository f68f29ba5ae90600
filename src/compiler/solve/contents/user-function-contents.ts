/** What is in the values that a user's function returns: the contents of the query that is its body. */
import type { CatalogueFunction } from '../../catalogue.js';
import type { TreeNode } from '../../tree/node.js';
import { type Contents, unknownContents } from '../../types/contents.js';
import type { Scope } from '../scope.js';
import type { Solver } from '../solver.js';
import { bodyQuery, callArguments, insideCall, typeGiven, wasSoAsOf } from '../user-function.js';

/** OIDs of json and jsonb. */
const jsonTypes = new Set([114, 3802]);

/** A body in SQL that gives a value of the declared type, or JSON: what else is cast may have another inside. */
export function userFunctionContents(node: TreeNode, called: CatalogueFunction, scope: Scope, solver: Solver): Contents {
  const query = bodyQuery(called);
  if (query === null || !wasSoAsOf(called, scope.asOf) || solver.calls.has(called.oid)) return unknownContents;
  const given = typeGiven(query, 1, solver);
  if (given !== called.returnTypeOid && !jsonTypes.has(given)) return unknownContents;
  const inside = insideCall(called, callArguments(node, called, scope, solver), solver);
  return inside.queryContents({ query, parent: null, proven: [], asOf: scope.asOf }, 1);
}
