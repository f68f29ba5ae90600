/** Mutants that change no verdict, each with the reason. */
import type { Mutant } from './instrument.js';

interface Equivalence {
  readonly file: string;
  readonly code: string;
  readonly by: string;
  readonly reason: string;
}

export const equivalences: readonly Equivalence[] = [];

/** The reason why a mutant is equivalent; null for one that has to be killed. */
export function equivalenceOf({ file, code, by }: Mutant): string | null {
  return equivalences.find((each) => each.file === file && each.code === code && each.by === by)?.reason ?? null;
}
