/** Functions and operators: not null when a table of facts says so of their arguments. */
import type { CatalogueFunction } from '../../catalogue.js';
import { bool, children, type TreeNode } from '../../tree/node.js';
import { walk } from '../../tree/walk.js';
import { innermostElement } from '../contents/array-contents.js';
import { setReturningCall } from '../function-column.js';
import { neverNull } from '../function-facts.js';
import type { Scope } from '../scope.js';
import type { Rule, Solver } from '../solver.js';
import { callArguments, userFunctionCall } from '../user-function.js';
import { functionOid } from '../volatility.js';
import { anyOf, nullable, type Verdict } from '../verdict.js';
import { argumentVerdicts, firstNullable } from './arguments.js';
import { arrayCall } from './array-calls.js';
import { jsonAccess } from './json-access.js';
import { numberCall } from './number-calls.js';
import { timeCall } from './time-calls.js';

/** Functions, and operators, which stand for one. */
export const call: Rule = (node, scope, solver) => {
  const called = solver.catalogue.functions.get(functionOid(node, solver.catalogue));
  if (called === undefined) return nullable('an unknown function');
  if (returnsSet(node)) {
    // Several set-returning functions of one select list are padded with NULL to the longest.
    return countSets(scope.query) > 1
      ? nullable('the shorter of several set-returning functions is filled with NULL')
      : setReturningCall(node, called, scope, solver);
  }
  return callVerdict(node, called, scope, solver);
};

function returnsSet(node: TreeNode): boolean {
  return bool(node, 'funcretset') || bool(node, 'opretset');
}

function callVerdict(node: TreeNode, called: CatalogueFunction, scope: Scope, solver: Solver): Verdict {
  const args = children(node, 'args');
  if (!called.builtIn) return userFunctionCall(called, callArguments(node, called, scope, solver), scope.asOf, solver);
  const known = neverNull(called);
  if (known === null) {
    const special = [timeCall, arrayCall, jsonAccess, numberCall].map((rule) => rule(called, args, scope, solver)).find((verdict) => verdict !== null);
    return special ?? nullable(`${called.name} can return NULL`);
  }
  const verdicts = argumentVerdicts(node, scope, solver);
  const reason = `${called.name} is never NULL`;
  // `f(VARIADIC array)`: a NULL array makes NULL whatever the function does with NULL elements.
  if (known === 'all' || bool(node, 'funcvariadic')) return firstNullable(verdicts, reason);
  if (known === 'any') return anyOf(verdicts, `every argument of ${called.name} can be NULL`);
  return firstNullable(verdicts.filter((_, index) => known.includes(index)), reason);
}

/** Set-returning calls of a select list, those of grouped expressions (PostgreSQL 18 keeps them apart) included. */
function countSets(query: TreeNode): number {
  const grouped = children(query, 'rtable').flatMap((entry) => children(entry, 'groupexprs'));
  let count = 0;
  walk([...children(query, 'targetList'), ...grouped], (node) => {
    if (returnsSet(node)) count += 1;
    return node.tag !== 'SUBLINK';
  });
  return count;
}

/** `x op ANY (array)`: the array, its elements and x. An empty array needs none of them, but that is a value too. */
export const arrayComparison: Rule = (node, scope, solver) => {
  const called = solver.catalogue.functions.get(functionOid(node, solver.catalogue));
  const [scalar, array] = children(node, 'args');
  if (called === undefined || scalar === undefined || array === undefined || neverNull(called) !== 'all') {
    return nullable(`${called?.name ?? 'the operator'} can return NULL`);
  }
  return firstNullable(
    [solver.expression(scalar, scope), solver.expression(array, scope), innermostElement(solver.contents(array, scope))],
    'neither the value nor any element is NULL',
  );
};

