/** What the solver says of an expression: can it be NULL, and why. */

export interface Verdict {
  readonly nullable: boolean;
  /** One line, for people. */
  readonly reason: string;
}

export function notNull(reason: string): Verdict {
  return { nullable: false, reason };
}

export function nullable(reason: string): Verdict {
  return { nullable: true, reason };
}

/** Not null when every part is; otherwise the first nullable part tells why. */
export function allOf(parts: readonly Verdict[], reason: string): Verdict {
  return parts.find((part) => part.nullable) ?? notNull(reason);
}

/** Not null when some part is. */
export function anyOf(parts: readonly Verdict[], otherwise: string): Verdict {
  return parts.find((part) => !part.nullable) ?? nullable(otherwise);
}
