/** What a rule of `rowtype vet` is. */
import type { VetCode } from '../diagnostics/vet-codes.js';
import type { VettedQuery } from './vetted-query.js';

/** What a rule has to say about one place of a query. */
export interface Remark {
  /** UTF-16 offset in the query's file. */
  readonly offset: number;
  readonly message: string;
  /** What to write instead. */
  readonly help: string;
}

export interface VetRule {
  readonly code: VetCode;
  /** Whether the rule is at work without being asked for. */
  readonly byDefault: boolean;
  readonly check: (query: VettedQuery) => readonly Remark[];
}
