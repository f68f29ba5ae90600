/** Compares what the author says about NULL with what is proven. */
import type { Diagnostic } from './diagnostics/diagnostic.js';
import type { AnnotatedQuery, SolvedQuery } from './model.js';

/**
 * A hint changes no type. `"x!"` on a column that can be NULL, as far as can be shown, would be a lie;
 * `"x?"` on one that cannot be would only be in the way. Both are told, with the verdict's reason.
 */
export function checkHints({ columnHints, file }: AnnotatedQuery, { columns }: SolvedQuery): Diagnostic[] {
  return columnHints.flatMap(({ column, nullable, offset }): Diagnostic[] => {
    const solved = columns.find((candidate) => candidate.field === column);
    if (solved === undefined || solved.nullable === nullable) return [];
    const message = nullable
      ? `"${column}" is never NULL, so the mark ? says nothing: ${solved.reason}`
      : `"${column}" can be NULL, so the mark ! does not hold and its type stays nullable: ${solved.reason}`;
    const help = nullable ? 'Remove the mark.' : 'Write coalesce(…), or a condition that leaves the rows with NULL out, and remove the mark.';
    return [{ code: 'RT302', severity: 'warning', message, file, offset, help }];
  });
}
