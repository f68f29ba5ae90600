/** What the emitter takes. */
import type { EnumType, SolvedQuery, SourceFile } from '../model.js';

export interface EmitInput {
  /** In the order of the query files and of the queries in them. */
  readonly queries: readonly SolvedQuery[];
  readonly enums: readonly EnumType[];
  /** The query files, for the places of diagnostics. */
  readonly sources: readonly SourceFile[];
}
