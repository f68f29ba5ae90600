/**
 * What holds for the rows of a materialised view: they may be as old as the view itself, so a constraint or a definition
 * made after it tells nothing about them.
 */
import type { CatalogueRelation } from '../catalogue.js';

/** When the rows that a view's tree gives were made at the earliest; null for rows of now. */
export function rowsAsOf(view: CatalogueRelation, asOf: number | null): number | null {
  return view.kind === 'm' ? (view.definedAt ?? Number.NEGATIVE_INFINITY) : asOf;
}

/** Whether what was defined at `definedAt` (null: not known) was so for rows of that age already. */
export function heldAsOf(definedAt: number | null, asOf: number | null): boolean {
  return asOf === null || (definedAt !== null && definedAt < asOf);
}
