/** PostgreSQL's types as the emitter needs them. */
import type { Catalogue, CatalogueType } from '../catalogue.js';
import type { EnumType, ScalarCodec, TypeShape } from '../model.js';
import { builtinCodecs } from './builtin-types.js';
import { type Contents, unknownContents } from './contents.js';
import { type EnumShape, enumShape } from './enum-shape.js';
import { finalShape, partsOf } from './final-shape.js';

export interface TypeResolver {
  /**
   * @param contents what is known of the value's inside
   * @returns the shape, or the name of a type that has none
   */
  resolve(typeOid: number, contents: Contents): Resolved;
  /** A type that no value can be sent for, such as record. */
  isPseudo(typeOid: number): boolean;
  /** Enums that were met, in the order of their names. */
  enums(): readonly EnumType[];
}

/** @param known enums that earlier verdicts under this schema met */
export function createTypeResolver(catalogue: Catalogue, known: readonly EnumType[] = []): TypeResolver {
  const enums = new Map<string, EnumType>(known.map((type) => [type.name, type]));

  const resolve: Resolve = (typeOid, contents) => {
    const type = catalogue.types.get(typeOid);
    if (type === undefined) return { unknown: `type ${typeOid}` };
    if (type.elementOid !== 0) return array(type, contents, resolve);
    switch (type.kind) {
      case 'd':
        return resolve(type.baseOid, contents);
      case 'e':
        return met(enumShape(type, catalogue), type);
      case 'c':
        return composite(type, contents, catalogue, resolve);
      case 'r':
      case 'm':
        return range(type, type.kind === 'r' ? 'range' : 'multirange', resolve);
      case 'p':
        // An anonymous row, say: its text form is all that there is.
        return { kind: 'scalar', pgType: type.label, codec: 'text' };
      default:
        return scalar(type, contents);
    }
  };

  const met = (shape: EnumShape, { comment }: { readonly comment: string | null }): EnumShape => {
    enums.set(shape.enumName, { pgType: shape.pgType, name: shape.enumName, labels: shape.labels, comment });
    return shape;
  };

  const scalar = (type: CatalogueType, contents: Contents): TypeShape => {
    const shape = scalarShape(type, contents);
    for (const part of shape.kind === 'json' ? partsOf(shape.shape) : []) {
      if (part.kind === 'enum') met(part, enumNamed(part.pgType, catalogue));
    }
    return shape;
  };

  const isPseudo = (typeOid: number): boolean => catalogue.types.get(typeOid)?.kind === 'p';

  return { resolve, isPseudo, enums: () => [...enums.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

type Resolved = TypeShape | { readonly unknown: string };
type Resolve = (typeOid: number, contents: Contents) => Resolved;

function array(type: CatalogueType, contents: Contents, resolve: Resolve): Resolved {
  const slot = contents.kind === 'array' ? contents.element : null;
  // Rows of a further dimension are arrays of the same type.
  const inner = slot?.contents ?? unknownContents;
  const element = resolve(inner.kind === 'array' ? type.oid : type.elementOid, inner);
  return 'unknown' in element ? element : { kind: 'array', pgType: type.label, element, elementNullable: slot?.nullable ?? true };
}

function composite(type: CatalogueType, contents: Contents, catalogue: Catalogue, resolve: Resolve): Resolved {
  const relation = catalogue.relations.get(type.relationOid);
  if (relation === undefined) return { unknown: type.label };
  const fields = [];
  for (const column of relation.columns) {
    const known = contents.kind === 'row' ? contents.fields.find(({ number }) => number === column.number) : undefined;
    const shape = resolve(column.typeOid, known?.contents ?? unknownContents);
    if ('unknown' in shape) return shape;
    // A composite value is not held to the constraints of its table.
    fields.push({ name: column.name, type: shape, nullable: known?.nullable ?? true });
  }
  return { kind: 'composite', pgType: type.label, fields };
}

function range(type: CatalogueType, kind: 'range' | 'multirange', resolve: Resolve): Resolved {
  const subtype = resolve(type.subtypeOid, unknownContents);
  return 'unknown' in subtype ? subtype : { kind, pgType: type.label, subtype };
}

function scalarShape(type: CatalogueType, contents: Contents): TypeShape {
  const codec = scalarCodec(type);
  const shape = contents.kind === 'json' && (codec === 'json' || codec === 'jsonb') ? finalShape(contents.shape) : null;
  if (shape === null || shape.kind === 'any') return { kind: 'scalar', pgType: type.label, codec };
  return { kind: 'json', pgType: type.label, shape };
}

function enumNamed(label: string, catalogue: Catalogue): { readonly comment: string | null } {
  for (const type of catalogue.types.values()) if (type.kind === 'e' && type.label === label) return type;
  return { comment: null };
}

function scalarCodec(type: CatalogueType): ScalarCodec {
  return (type.schema === 'pg_catalog' ? builtinCodecs.get(type.name) : undefined) ?? 'text';
}
