/** Why a validator of the user refused a value; the query wraps these with its name. */
import type { SchemaIssue } from './standard-schema.js';

/** One thing that a validator found wrong, in its words. */
export interface ValidationIssue {
  readonly message: string;
  /** Keys from the value down to the part that is wrong; empty for the value itself. */
  readonly path: readonly PropertyKey[];
}

/** How many places a message names; `issues` has them all. */
const shownPlaces = 3;

/** The message tells the places, never the words of the validator: those may quote the value. */
export class SchemaIssuesError extends TypeError {
  readonly issues: readonly ValidationIssue[];

  constructor(found: readonly SchemaIssue[]) {
    // A library's own objects can hold the whole value; only words and place are kept.
    const issues = Array.from(found, ({ message, path = [] }) => ({ message, path: path.map((part) => (typeof part === 'object' ? part.key : part)) }));
    super(`does not fit its schema${placesOf(issues)}`);
    this.issues = issues;
  }
}

/** A validator answered with a promise. */
export class SchemaNotSynchronousError extends TypeError {
  constructor() {
    super('has an asynchronous schema; rowtype can only use one that answers at once');
  }
}

/** The issues of the validator in an error or in what caused it; none for another error. */
export function issuesOf(error: unknown): readonly ValidationIssue[] {
  if (error instanceof SchemaIssuesError) return error.issues;
  return error instanceof Error && error.cause !== undefined ? issuesOf(error.cause) : [];
}

/** ` at "title", "owner.name" and 2 more places`; nothing where the value itself is wrong. */
function placesOf(issues: readonly ValidationIssue[]): string {
  const places = [...new Set(issues.map(({ path }) => path.map(String).join('.')))].filter((path) => path !== '');
  if (places.length === 0) return '';
  const shown = places.slice(0, shownPlaces).map((path) => JSON.stringify(path)).join(', ');
  const rest = places.length - shownPlaces;
  return ` at ${shown}${rest > 0 ? ` and ${rest} more` : ''}`;
}
