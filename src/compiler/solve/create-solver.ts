/** Puts the rules together: one solver for the queries of one schema. */
import type { Catalogue } from '../catalogue.js';
import type { TreeNode } from '../tree/node.js';
import { type Contents, unknownContents } from '../types/contents.js';
import { alwaysMatchedSides } from './always-matched.js';
import { type AlwaysMatched, buildScope, type ScopeOptions, withRowFacts } from './build-scope.js';
import { canonicalText } from './canonical.js';
import { expressionContents } from './contents/expression-contents.js';
import { readsOneSnapshot } from './foreign-keys.js';
import { leftOutOfGroupingSet } from './grouping-sets.js';
import { contentsQuestion, nullQuestion, queryOutput, queryScope } from './query-output.js';
import { isNeverNullHere } from './refutation/refute.js';
import { type QueryPlace, queryRows } from './rows.js';
import { rules } from './rules/index.js';
import type { Scope } from './scope.js';
import type { QuerySource, RowBounds, Solver } from './solver.js';
import { notNull, nullable, type Verdict } from './verdict.js';

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
  const verdicts: Memory<Verdict> = new WeakMap();
  const insides: Memory<Contents> = new WeakMap();

  const alwaysMatched: AlwaysMatched = (from, scope) => alwaysMatchedSides(from, scope, solver);

  const options: ScopeOptions = { catalogue, alwaysMatched, scopes: new WeakMap() };

  const remembered = <T>(memory: Memory<T>, source: QuerySource, position: number, find: () => T): T => {
    const scope = queryScope(source, options);
    // A copied scope (another age) is not remembered: it would never be met again.
    const known = memory.get(scope) ?? new Map<string, T>();
    memory.set(scope, known);
    const key = [position, ...source.proven.map(({ column, value }) => `${column}=${value}`).sort()].join();
    const found = known.get(key) ?? find();
    known.set(key, found);
    return found;
  };

  const solver: Solver = {
    catalogue,
    readsOneSnapshot: statement !== null && readsOneSnapshot(statement, catalogue),
    expression(node, scope) {
      const leftOut = leftOutOfGroupingSet(node, scope);
      if (leftOut !== null) return leftOut;
      const rule = rules.get(node.tag);
      const verdict = rule === undefined ? nullable(`rowtype does not know ${node.tag} yet`) : rule(node, scope, solver);
      if (!verdict.nullable) return verdict;
      return provenExpression(node, scope) ?? refutedNull(node, scope, solver) ?? verdict;
    },
    contents: (node, scope) => expressionContents(node, scope, solver),
    queryOutput: (source, position) => remembered(verdicts, source, position, () => queryOutput(source, position, asksNull, options)),
    queryContents: (source, position) => remembered(insides, source, position, () => queryOutput(source, position, asksContents, options)),
    narrowed: (scope, facts) => withRowFacts(scope, facts, options),
    rows: rememberedRows((place) => queryRows(place, solver, options), options),
    calls,
    inside: (functionOid, args) =>
      // A volatile function sees newer rows than its caller: null, as for a statement that writes.
      createSolver(
        catalogue,
        null,
        (number) => ({
          nullable: args[number - 1]?.nullable ?? true,
          contents: args[number - 1]?.contents ?? unknownContents,
          label: `argument ${number}`,
        }),
        new Set([...calls, functionOid]),
      ),
    scopeOf: (query, parent) => buildScope(query, parent, options),
    parameter,
  };
  const asksNull = nullQuestion((node, scope) => solver.expression(node, scope));
  const asksContents = contentsQuestion((node, scope) => solver.contents(node, scope));
  return solver;
}

/** Without a memory the work would double with each level of nested queries. */
function rememberedRows(count: (place: QueryPlace) => RowBounds, options: ScopeOptions): Solver['rows'] {
  const bounds = new WeakMap<Scope, RowBounds>();
  return (query, parent) => {
    const scope = buildScope(query, parent, options);
    const known = bounds.get(scope) ?? count({ query, parent });
    bounds.set(scope, known);
    return known;
  };
}

/** Answers by the scope of the query and by the column with what is known outside. */
type Memory<T> = WeakMap<Scope, Map<string, T>>;

/** A condition such as `data->>'k' IS NOT NULL` speaks of the expression as a whole. */
function provenExpression(node: TreeNode, scope: Scope): Verdict | null {
  const facts = scope.facts.filter(({ relation }) => relation === null);
  if (facts.length === 0 || scope.returning) return null;
  const text = canonicalText(node);
  const fact = facts.find(({ key }) => key === text);
  return fact === undefined ? null : notNull(`it is not null by ${fact.origin}`);
}

/** Values that can be NULL by themselves; of a call, each argument is judged for itself. */
const refutable = new Set(['VAR', 'COALESCEEXPR', 'MINMAXEXPR']);

/** No row with NULL here meets its conditions. */
function refutedNull(node: TreeNode, scope: Scope, solver: Solver): Verdict | null {
  if (!refutable.has(node.tag) || !isNeverNullHere(node, scope, solver)) return null;
  return notNull('with NULL here the row would not meet its conditions');
}
