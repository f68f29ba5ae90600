/** What the emitter takes. */
import type { BrandType, EnumType, SolvedQuery, SourceFile } from '../model.js';

export interface EmitInput {
  /** In the order of the query files and of the queries in them. */
  readonly queries: readonly SolvedQuery[];
  readonly enums: readonly EnumType[];
  readonly brands: readonly BrandType[];
  /** The query files, for the places of diagnostics. */
  readonly sources: readonly SourceFile[];
}

export interface EmitOptions {
  /** What generated modules import the runtime from: `rowtype`, or a relative path. */
  readonly runtimeImport: string;
  /** From the output folder to the folder that the paths of validators count from, with `/`: `..`. */
  readonly settingsFolder: string;
}
