/** What is in the value of an expression, where it is not NULL. Nothing is said of what no rule knows. */
import { child, children, int, type TreeNode } from '../../tree/node.js';
import { type Contents, eitherOf, unknownContents } from '../../types/contents.js';
import { conditionPlace } from '../build-scope.js';
import { caseBranches } from '../case-branches.js';
import { factsWhenTrue } from '../conditions.js';
import { expressionType } from '../expression-type.js';
import type { Scope } from '../scope.js';
import type { Solver } from '../solver.js';
import { functionOid } from '../volatility.js';
import { arrayAggregate, arrayFunction, arrayLiteral, arraySubLink, castElements, parameterContents, subscriptContents } from './array-contents.js';
import { columnContents } from './column-contents.js';
import { constantContents } from './constant-contents.js';
import { finiteAggregate, finiteCall } from './finite-numbers.js';
import { clockContents, finiteTimeCall } from './finite-times.js';
import { jsonAggregate, jsonConstructorContents, jsonFunction } from './json-contents.js';
import { fieldOf, rowLiteral } from './row-contents.js';
import { userFunctionContents } from './user-function-contents.js';

export function expressionContents(node: TreeNode, scope: Scope, solver: Solver): Contents {
  const any = (nodes: readonly TreeNode[]): Contents => eitherOf(nodes.map((part) => solver.contents(part, scope)));
  switch (node.tag) {
    case 'VAR':
      return columnContents(node, scope, solver);
    case 'CONST':
      return constantContents(node, solver.catalogue);
    case 'PARAM':
      return parameterContents(node, solver);
    case 'SQLVALUEFUNCTION':
      return clockContents;
    case 'RELABELTYPE':
    case 'COLLATEEXPR':
    case 'COERCETODOMAIN':
    case 'NAMEDARGEXPR':
      return argumentContents(node, 'arg', scope, solver);
    case 'RETURNINGEXPR':
      return argumentContents(node, 'retexpr', scope, solver);
    case 'COERCEVIAIO':
      return jsonCast(node, scope, solver);
    case 'ARRAYCOERCEEXPR':
      return castElements(node, scope, solver);
    case 'ARRAYEXPR':
      return arrayLiteral(node, scope, solver);
    case 'ROWEXPR':
      return rowLiteral(node, scope, solver);
    case 'FIELDSELECT':
      return fieldOf(node, scope, solver)?.contents ?? unknownContents;
    case 'SUBSCRIPTINGREF':
      return subscriptContents(node, scope, solver);
    case 'COALESCEEXPR':
    case 'MINMAXEXPR':
      return any(children(node, 'args'));
    case 'NULLIFEXPR':
      return any(children(node, 'args').slice(0, 1));
    case 'CASEEXPR':
      return eitherOf((caseBranches(node, scope, solver) ?? []).map((branch) => solver.contents(branch.result, branch.scope)));
    case 'SUBLINK':
      return subLinkContents(node, scope, solver);
    case 'AGGREF':
      return aggregateContents(node, int(node, 'aggfnoid'), { ...scope, beforeGrouping: true }, solver);
    case 'WINDOWFUNC':
      // Other rows of the partition are seen too: what holds for the shown row alone proves nothing of them.
      return aggregateContents(node, int(node, 'winfnoid'), scope.wholeSet ?? scope, solver);
    case 'FUNCEXPR':
    case 'OPEXPR':
      return callContents(node, scope, solver);
    case 'JSONCONSTRUCTOREXPR':
      return jsonConstructorContents(node, scope, solver);
    case 'JSONVALUEEXPR':
      return argumentContents(node, 'formatted_expr', scope, solver);
    default:
      return unknownContents;
  }
}

function argumentContents(node: TreeNode, field: string, scope: Scope, solver: Solver): Contents {
  const arg = child(node, field);
  return arg === null ? unknownContents : solver.contents(arg, scope);
}

/** json and jsonb are cast to one another by their text. */
function jsonCast(node: TreeNode, scope: Scope, solver: Solver): Contents {
  const arg = child(node, 'arg');
  const names = [arg, node].map((side) => (side === null ? undefined : solver.catalogue.types.get(expressionType(side, solver.catalogue))?.name));
  return arg !== null && names.every((name) => name === 'json' || name === 'jsonb') ? solver.contents(arg, scope) : unknownContents;
}

/** SubLinkType. */
const SubLink = { scalar: 4, array: 6 } as const;

function subLinkContents(node: TreeNode, scope: Scope, solver: Solver): Contents {
  const query = child(node, 'subselect');
  const kind = int(node, 'subLinkType');
  if (kind === SubLink.array) return arraySubLink(node, scope, solver);
  if (kind !== SubLink.scalar || query === null) return unknownContents;
  return solver.queryContents({ query, parent: scope, proven: [], asOf: scope.asOf }, 1);
}

/** Give one of the values of their argument; lag and lead also their default. */
const choosing = new Set(['any_value', 'min', 'max', 'mode', 'first_value', 'last_value', 'nth_value']);

function aggregateContents(node: TreeNode, oid: number, rows: Scope, solver: Solver): Contents {
  const called = solver.catalogue.functions.get(oid);
  if (called?.builtIn !== true) return unknownContents;
  // FILTER (WHERE x IS NOT NULL) is the usual way to keep NULLs of an outer join out.
  const filter = child(node, 'aggfilter');
  const passed = filter === null ? [] : factsWhenTrue(filter, conditionPlace(rows, solver.catalogue, 'FILTER'));
  const scope = solver.narrowed(rows, passed);
  const args = children(node, 'args').flatMap((arg) => (arg.tag === 'TARGETENTRY' ? (child(arg, 'expr') ?? []) : arg));
  const [first, , third] = args;
  if (first === undefined) return unknownContents;
  if (called.name === 'array_agg') return arrayAggregate(first, scope, solver);
  if (choosing.has(called.name)) return solver.contents(first, scope);
  if (called.name === 'lag' || called.name === 'lead') return eitherOf([first, ...(third === undefined ? [] : [third])].map((arg) => solver.contents(arg, scope)));
  return jsonAggregate(called.name, args, scope, solver) ?? finiteAggregate(called, first, scope, solver);
}

function callContents(node: TreeNode, scope: Scope, solver: Solver): Contents {
  const called = solver.catalogue.functions.get(functionOid(node, solver.catalogue));
  if (called === undefined) return unknownContents;
  if (!called.builtIn) return userFunctionContents(node, called, scope, solver);
  const json = jsonFunction(node, called, scope, solver);
  if (json !== null) return json;
  const candidates = [() => finiteCall(node, called, scope, solver), () => finiteTimeCall(node, called, scope, solver)];
  const finite = candidates.map((find) => find()).find(({ kind }) => kind === 'finite');
  return finite ?? arrayFunction(node, called, scope, solver);
}
