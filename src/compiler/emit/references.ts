/** What the types of a module's queries need to import. */
import type { SolvedQuery, TypeShape } from '../model.js';
import { shownColumns } from './command-form.js';

export interface References {
  /** Names of enum types. */
  readonly enums: Set<string>;
  /** Types of the runtime: `JsonValue`, `Range`. */
  readonly runtimeTypes: Set<string>;
}

/** Every enum and runtime type that parameters and shown columns of `queries` name. */
export function referencesOf(queries: readonly SolvedQuery[]): References {
  const references: References = { enums: new Set(), runtimeTypes: new Set() };
  for (const query of queries) {
    for (const param of query.params) collect(param.type, references);
    for (const column of shownColumns(query)) collect(column.type, references);
  }
  return references;
}

function collect(shape: TypeShape, references: References): void {
  switch (shape.kind) {
    case 'scalar':
      if (shape.codec === 'json' || shape.codec === 'jsonb') references.runtimeTypes.add('JsonValue');
      break;
    case 'enum':
      references.enums.add(shape.enumName);
      break;
    case 'array':
      collect(shape.element, references);
      break;
    case 'composite':
      for (const field of shape.fields) collect(field.type, references);
      break;
    case 'range':
    case 'multirange':
      references.runtimeTypes.add('Range');
      collect(shape.subtype, references);
      break;
  }
}
