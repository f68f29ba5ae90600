/** What `rowtype verify` reports. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { VerifyCode } from '../diagnostics/verify-codes.js';

/** A difference between what a query was compiled for and what a database does with it. */
export interface Difference extends Diagnostic {
  readonly code: VerifyCode;
  /** An error makes compiled code fail or lie; a note does not. */
  readonly severity: 'error' | 'note';
  /** Name of the query. */
  readonly query: string;
  /** What the compiled code takes for granted, and what the database does, in a few words. */
  readonly compiled: string;
  readonly database: string;
}

/** A difference of one query before it has a place. */
export interface Remark extends Pick<Difference, 'code' | 'severity' | 'compiled' | 'database' | 'message' | 'help'> {
  readonly at: QueryPart;
}

/** What of a query a difference is about; positions count from 1. */
export type QueryPart =
  | { readonly kind: 'statement' }
  | { readonly kind: 'param'; readonly position: number }
  | { readonly kind: 'column'; readonly position: number };
