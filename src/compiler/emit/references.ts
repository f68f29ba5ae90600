/** What the types and codecs of a module's queries need to import. */
import type { JsonShape } from '../json-shape.js';
import type { SchemaReference, SolvedQuery, TypeShape } from '../model.js';
import { shownColumns } from './command-form.js';

export interface References {
  /** Names of enum types that types name. */
  readonly enums: Set<string>;
  /** Names of enum types that only a codec names: below a validator. */
  readonly codecEnums: Set<string>;
  /** Types of the runtime: `JsonFloat`, `JsonValue`, `Range`. */
  readonly runtimeTypes: Set<string>;
  /** Some JSON is held against its shape. */
  jsonShapes: boolean;
  readonly brands: Set<string>;
  /** Validators by alias. */
  readonly schemas: Map<string, SchemaReference>;
}

/** Types of the runtime that tell what a validator takes and gives. */
export const schemaTypes = { input: 'SchemaInput', output: 'SchemaOutput' } as const;

/** Everything that parameters and shown columns of `queries` name. */
export function referencesOf(queries: readonly SolvedQuery[]): References {
  const references: References = {
    enums: new Set(),
    codecEnums: new Set(),
    runtimeTypes: new Set(),
    jsonShapes: false,
    brands: new Set(),
    schemas: new Map(),
  };
  for (const query of queries) {
    for (const param of query.params) collect(param.type, references, true);
    for (const column of shownColumns(query)) collect(column.type, references, true);
  }
  return references;
}

/** @param typed the shape's own type is seen, and not only its codec below a validator */
function collect(shape: TypeShape, references: References, typed: boolean): void {
  switch (shape.kind) {
    case 'scalar':
      if (typed && (shape.codec === 'json' || shape.codec === 'jsonb')) references.runtimeTypes.add('JsonValue');
      break;
    case 'enum':
      references[typed ? 'enums' : 'codecEnums'].add(shape.enumName);
      break;
    case 'array':
      collect(shape.element, references, typed);
      break;
    case 'composite':
      for (const field of shape.fields) collect(field.type, references, typed);
      break;
    case 'json':
      references.jsonShapes = true;
      collectJson(shape.shape, references, typed);
      break;
    case 'range':
    case 'multirange':
      if (typed) references.runtimeTypes.add('Range');
      collect(shape.subtype, references, typed);
      break;
    case 'branded':
      references.brands.add(shape.brand);
      break;
    case 'validated':
      references.schemas.set(shape.schema.alias, shape.schema);
      references.runtimeTypes.add(schemaTypes[shape.direction]);
      collect(shape.base, references, false);
      break;
  }
}

function collectJson(shape: JsonShape, references: References, typed: boolean): void {
  switch (shape.kind) {
    case 'any':
      if (typed) references.runtimeTypes.add('JsonValue');
      break;
    case 'float':
      if (typed) references.runtimeTypes.add('JsonFloat');
      break;
    case 'enum':
      references[typed ? 'enums' : 'codecEnums'].add(shape.enumName);
      break;
    case 'array':
      collectJson(shape.element, references, typed);
      break;
    case 'record':
      collectJson(shape.value, references, typed);
      break;
    case 'tuple':
      for (const element of shape.elements) collectJson(element, references, typed);
      break;
    case 'union':
      for (const member of shape.members) collectJson(member, references, typed);
      break;
    case 'object':
      for (const property of shape.properties) collectJson(property.shape, references, typed);
      break;
    case 'null':
    case 'string':
    case 'number':
    case 'boolean':
    case 'literal':
  }
}
