/** Sets of the values that a condition can have: true, false, NULL. */

export type Outcomes = number;

export const TRUE: Outcomes = 1;
export const FALSE: Outcomes = 2;
export const NULL: Outcomes = 4;
export const ANY: Outcomes = TRUE | FALSE | NULL;

export function negated(outcomes: Outcomes): Outcomes {
  return (outcomes & NULL) | (outcomes & TRUE ? FALSE : 0) | (outcomes & FALSE ? TRUE : 0);
}

/** What AND can give for parts that can have these values. */
export function conjunction(parts: readonly Outcomes[]): Outcomes {
  return parts.reduce(both, TRUE);
}

export function disjunction(parts: readonly Outcomes[]): Outcomes {
  return negated(conjunction(parts.map(negated)));
}

function both(a: Outcomes, b: Outcomes): Outcomes {
  const isFalse = (a | b) & FALSE;
  const isTrue = a & b & TRUE;
  const isNull = (a & NULL && b & (TRUE | NULL)) || (b & NULL && a & (TRUE | NULL)) ? NULL : 0;
  return isFalse | isTrue | isNull;
}

/** What `a = b` of booleans can give. */
export function sameTruth(a: Outcomes, b: Outcomes): Outcomes {
  const canEqual = (a & b & (TRUE | FALSE)) !== 0;
  const canDiffer = ((a & TRUE) !== 0 && (b & FALSE) !== 0) || ((a & FALSE) !== 0 && (b & TRUE) !== 0);
  return (canEqual ? TRUE : 0) | (canDiffer ? FALSE : 0) | ((a | b) & NULL);
}
