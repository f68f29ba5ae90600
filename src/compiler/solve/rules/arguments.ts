/** Rules whose verdict is that of their arguments. */
import { child, children, type TreeNode, word } from '../../tree/node.js';
import { conditionPlace } from '../build-scope.js';
import { factsWhenFalse, factsWhenTrue } from '../conditions.js';
import { inEveryCase } from '../full-join-sides.js';
import { TRUE } from '../refutation/outcomes.js';
import { isImpossible } from '../refutation/refute.js';
import type { Scope } from '../scope.js';
import type { Rule, Solver } from '../solver.js';
import { anyOf, notNull, nullable, type Verdict } from '../verdict.js';

/** Casts, COLLATE and other wrappers: NULL exactly when what they wrap is. */
export const wrapped: Rule = (node, scope, solver) => {
  const arg = child(node, 'arg');
  return arg === null ? nullable('an expression that cannot be read') : solver.expression(arg, scope);
};

/** ARRAY[…], ROW(…), IS NULL, IS TRUE, IS DISTINCT FROM: never NULL, whatever is inside. */
export function always(reason: string): Rule {
  return () => notNull(reason);
}

/**
 * AND, OR, NOT. An AND is NULL only while no part of it is false, an OR only while none is true: then a part that cannot
 * be NULL is true (false, for OR), and what follows from that holds for the other parts.
 *
 * @see https://www.postgresql.org/docs/18/functions-logical.html
 */
export const booleanExpression: Rule = (node, scope, solver) => {
  const operator = word(node, 'boolop');
  const factsOf = operator === 'and' ? factsWhenTrue : factsWhenFalse;
  const place = conditionPlace(scope, solver.catalogue, 'another part of the condition');
  let open = children(node, 'args');
  for (let known = scope; ; ) {
    const verdicts = open.map((arg) => solver.expression(arg, known));
    const firstNull = verdicts.find((verdict) => verdict.nullable);
    if (firstNull === undefined) return notNull('all its parts are not null');
    const settled = open.filter((_, index) => verdicts[index]?.nullable === false);
    const facts = settled.flatMap((arg) => factsOf(arg, place));
    open = open.filter((arg) => !settled.includes(arg));
    if (facts.length === 0) return firstNull;
    known = solver.narrowed(known, facts);
  }
};

export const coalesce: Rule = (node, scope, solver) => {
  const found = inEveryCase(scope, (known) =>
    anyOf(argumentVerdicts(node, known, solver), 'every argument of COALESCE can be NULL'),
  );
  return found.nullable ? found : notNull(`COALESCE: ${found.reason}`);
};

/** GREATEST and LEAST skip NULLs. */
export const minMax: Rule = (node, scope, solver) =>
  inEveryCase(scope, (known) => anyOf(argumentVerdicts(node, known, solver), 'every argument of GREATEST or LEAST can be NULL'));

export const nullIf: Rule = (node, scope, solver) => {
  const equal: TreeNode = { tag: 'OPEXPR', fields: node.fields };
  const [value] = children(node, 'args');
  const differs = value !== undefined && isImpossible({ ...scope, assumptions: [...scope.assumptions, { condition: equal, outcomes: TRUE }] }, solver);
  return differs ? solver.expression(value, scope) : nullable('NULLIF gives NULL for equal values');
};

/** `(a, b) < (c, d)`: every compared pair must be there. */
export const rowComparison: Rule = (node, scope, solver) =>
  firstNullable(
    [...children(node, 'largs'), ...children(node, 'rargs')].map((arg) => solver.expression(arg, scope)),
    'no compared value is NULL',
  );

export function argumentVerdicts(node: TreeNode, scope: Scope, solver: Solver): readonly Verdict[] {
  return children(node, 'args').map((arg) => solver.expression(arg, scope));
}

export function firstNullable(parts: readonly Verdict[], reason: string): Verdict {
  return parts.find((part) => part.nullable) ?? notNull(reason);
}
