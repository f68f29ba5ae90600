/** What the types of a module's queries need to import. */
import type { JsonShape } from '../json-shape.js';
import type { SolvedQuery, TypeShape } from '../model.js';
import { shownColumns } from './command-form.js';

export interface References {
  /** Names of enum types. */
  readonly enums: Set<string>;
  /** Types of the runtime: `JsonFloat`, `JsonValue`, `Range`. */
  readonly runtimeTypes: Set<string>;
  /** Some JSON is held against its shape. */
  jsonShapes: boolean;
}

/** Every enum and runtime type that parameters and shown columns of `queries` name. */
export function referencesOf(queries: readonly SolvedQuery[]): References {
  const references: References = { enums: new Set(), runtimeTypes: new Set(), jsonShapes: false };
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
    case 'json':
      references.jsonShapes = true;
      collectJson(shape.shape, references);
      break;
    case 'range':
    case 'multirange':
      references.runtimeTypes.add('Range');
      collect(shape.subtype, references);
      break;
  }
}

function collectJson(shape: JsonShape, references: References): void {
  switch (shape.kind) {
    case 'any':
      references.runtimeTypes.add('JsonValue');
      break;
    case 'float':
      references.runtimeTypes.add('JsonFloat');
      break;
    case 'enum':
      references.enums.add(shape.enumName);
      break;
    case 'array':
      collectJson(shape.element, references);
      break;
    case 'record':
      collectJson(shape.value, references);
      break;
    case 'tuple':
      for (const element of shape.elements) collectJson(element, references);
      break;
    case 'union':
      for (const member of shape.members) collectJson(member, references);
      break;
    case 'object':
      for (const property of shape.properties) collectJson(property.shape, references);
      break;
    case 'null':
    case 'string':
    case 'number':
    case 'boolean':
    case 'literal':
  }
}
