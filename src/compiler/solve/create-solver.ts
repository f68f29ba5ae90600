/** Puts the rules together: one solver for the queries of one schema. */
import type { Catalogue } from '../catalogue.js';
import type { TreeNode } from '../tree/node.js';
import { alwaysMatchedSides } from './always-matched.js';
import { arrayElements } from './array-elements.js';
import { type AlwaysMatched, buildScope, type ScopeOptions, withRowFacts } from './build-scope.js';
import { canonicalText } from './canonical.js';
import { readsOneSnapshot } from './foreign-keys.js';
import { leftOutOfGroupingSet } from './grouping-sets.js';
import { queryOutput, queryScope } from './query-output.js';
import { queryRows } from './rows.js';
import { rules } from './rules/index.js';
import type { Scope } from './scope.js';
import type { QuerySource, Solver } from './solver.js';
import { notNull, nullable, type Verdict } from './verdict.js';
import { isRepeatable } from './volatility.js';

/**
 * @param statement the tree of the whole statement, views not expanded; null for a utility statement
 * @param parameter what is known of `$n`
 */
export function createSolver(
  catalogue: Catalogue,
  statement: TreeNode | null,
  parameter: Solver['parameter'],
  calls: ReadonlySet<number> = new Set(),
): Solver {
  const verdicts = new WeakMap<Scope, Map<string, Verdict>>();

  const alwaysMatched: AlwaysMatched = (from, scope) => alwaysMatchedSides(from, scope, solver);

  const options: ScopeOptions = { catalogue, alwaysMatched, scopes: new WeakMap() };

  const remembered = (kind: string, source: QuerySource, position: number, judge: () => Verdict): Verdict => {
    const scope = queryScope(source, options);
    // A copied scope (another staleness) is not remembered: it would never be met again.
    const known = verdicts.get(scope) ?? new Map<string, Verdict>();
    verdicts.set(scope, known);
    const key = `${kind}:${position}:${[...source.proven].sort((a, b) => a - b).join(',')}`;
    const verdict = known.get(key) ?? judge();
    known.set(key, verdict);
    return verdict;
  };

  const solver: Solver = {
    catalogue,
    readsOneSnapshot: statement !== null && readsOneSnapshot(statement, catalogue),
    expression(node, scope) {
      const leftOut = leftOutOfGroupingSet(node, scope);
      if (leftOut !== null) return leftOut;
      const rule = rules.get(node.tag);
      const verdict = rule === undefined ? nullable(`rowtype does not know ${node.tag} yet`) : rule(node, scope, solver);
      return verdict.nullable ? (provenExpression(node, scope, catalogue) ?? verdict) : verdict;
    },
    elements: (node, scope) => arrayElements(node, scope, solver),
    queryOutput: (source, position) =>
      remembered('value', source, position, () =>
        queryOutput(source, position, (node, scope) => solver.expression(node, scope), solver, options),
      ),
    queryElements: (source, position) =>
      remembered('elements', source, position, () =>
        queryOutput(source, position, (node, scope) => solver.elements(node, scope), solver, options),
      ),
    narrowed: (scope, facts) => withRowFacts(scope, facts, options),
    rows: (query, parent) => queryRows({ query, parent }, solver, options),
    calls,
    inside: (functionOid, args) =>
      // A volatile function sees newer rows than its caller: null, as for a statement that writes.
      createSolver(
        catalogue,
        null,
        (number) => ({ nullable: args[number - 1]?.nullable ?? true, label: `argument ${number}` }),
        new Set([...calls, functionOid]),
      ),
    scopeOf: (query, parent) => buildScope(query, parent, options),
    parameter,
  };
  return solver;
}

/** A condition such as `data->>'k' IS NOT NULL` speaks of the expression as a whole. */
function provenExpression(node: TreeNode, scope: Scope, catalogue: Catalogue): Verdict | null {
  const facts = scope.facts.filter((fact) => fact.relation === null && (fact.unless === null || !scope.alive.has(fact.unless)));
  if (facts.length === 0 || scope.returning || node.tag === 'VAR' || node.tag === 'CONST') return null;
  const text = canonicalText(node);
  const fact = facts.find(({ key }) => key === text);
  return fact !== undefined && isRepeatable(node, catalogue) ? notNull(`it is not null by ${fact.origin}`) : null;
}
