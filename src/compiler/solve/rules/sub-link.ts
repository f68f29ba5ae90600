/** Sub-queries inside expressions. */
import { child, type TreeNode, int } from '../../tree/node.js';
import { neverNull } from '../function-facts.js';
import type { Scope } from '../scope.js';
import type { Rule, Solver } from '../solver.js';
import { functionOid } from '../volatility.js';
import { notNull, nullable, type Verdict } from '../verdict.js';
import { argumentVerdicts } from './arguments.js';

/** SubLinkType. */
const Kind = { exists: 0, all: 1, any: 2, rowCompare: 3, scalar: 4, multiAssign: 5, array: 6 } as const;

export const subLink: Rule = (node, scope, solver) => {
  const query = child(node, 'subselect');
  if (query === null) return nullable('a sub-query that cannot be read');
  switch (int(node, 'subLinkType')) {
    case Kind.exists:
      return notNull('EXISTS is true or false');
    case Kind.array:
      return notNull('ARRAY(SELECT …) is an array, empty for no rows');
    case Kind.all:
    case Kind.any:
      return comparison(node, query, scope, solver);
    case Kind.scalar:
      return scalar(query, scope, solver);
    default:
      return nullable('a sub-query that may give no row');
  }
};

function scalar(query: TreeNode, scope: Scope, solver: Solver): Verdict {
  if (solver.rows(query, scope).min === 0) return nullable('a scalar sub-query gives NULL when it finds no row');
  const output = solver.queryOutput({ query, parent: scope, proven: [], asOf: scope.asOf }, 1);
  return output.nullable ? output : notNull(`a scalar sub-query that always finds a row; ${output.reason}`);
}

/** `x IN (SELECT …)`: NULL when x is, or when a value of the sub-query is and none is equal. */
function comparison(node: TreeNode, query: TreeNode, scope: Scope, solver: Solver): Verdict {
  const test = child(node, 'testexpr');
  if (test === null || test.tag !== 'OPEXPR') return nullable('a comparison with a sub-query can be NULL');
  const called = solver.catalogue.functions.get(functionOid(test, solver.catalogue));
  if (called === undefined || neverNull(called) !== 'all') return nullable('the operator can return NULL');
  const output = solver.queryOutput({ query, parent: scope, proven: [], asOf: scope.asOf }, 1);
  if (output.nullable) return nullable(`the sub-query can hold NULL: ${output.reason}`);
  // The sub-query's value stands in the test as a parameter, which was judged just now.
  const compared = argumentVerdicts(test, scope, solver).find((verdict) => verdict.nullable);
  return compared ?? notNull('neither side of the comparison is NULL');
}
