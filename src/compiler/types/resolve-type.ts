/** PostgreSQL's types as the emitter needs them. */
import type { Catalogue, CatalogueType } from '../catalogue.js';
import type { EnumType, TypeShape } from '../model.js';
import { enumTypeName } from '../naming.js';
import { builtinCodecs } from './builtin-types.js';

export interface TypeResolver {
  /**
   * @param elementNullable for an array: whether its elements may be NULL
   * @returns the shape, or the name of a type that has none
   */
  resolve(typeOid: number, elementNullable: boolean): TypeShape | { readonly unknown: string };
  /** A type that no value can be sent for, such as record. */
  isPseudo(typeOid: number): boolean;
  /** Enums that were met, in the order of their names. */
  enums(): readonly EnumType[];
}

/** @param met enums that earlier verdicts under this schema met */
export function createTypeResolver(catalogue: Catalogue, met: readonly EnumType[] = []): TypeResolver {
  const enums = new Map<string, EnumType>(met.map((type) => [type.name, type]));
  const names = enumNames(catalogue);

  const resolve = (typeOid: number, elementNullable: boolean): TypeShape | { unknown: string } => {
    const type = catalogue.types.get(typeOid);
    if (type === undefined) return { unknown: `type ${typeOid}` };
    if (type.elementOid !== 0) {
      const element = resolve(type.elementOid, true);
      return 'unknown' in element ? element : { kind: 'array', pgType: type.label, element, elementNullable };
    }
    switch (type.kind) {
      case 'd':
        return resolve(type.baseOid, elementNullable);
      case 'e':
        return enumShape(type);
      case 'c':
        return composite(type);
      case 'r':
      case 'm':
        return range(type, type.kind === 'r' ? 'range' : 'multirange');
      case 'p':
        // An anonymous row, say: its text form is all that there is.
        return { kind: 'scalar', pgType: type.label, codec: 'text' };
      default:
        return { kind: 'scalar', pgType: type.label, codec: scalarCodec(type) };
    }
  };

  const enumShape = (type: CatalogueType): TypeShape => {
    const name = names.get(type.oid) ?? enumTypeName(type.name);
    enums.set(name, { pgType: type.label, name, labels: type.labels, comment: type.comment });
    return { kind: 'enum', pgType: type.label, enumName: name, labels: type.labels };
  };

  const composite = (type: CatalogueType): TypeShape | { unknown: string } => {
    const relation = catalogue.relations.get(type.relationOid);
    if (relation === undefined) return { unknown: type.label };
    const fields = [];
    for (const column of relation.columns) {
      const shape = resolve(column.typeOid, true);
      if ('unknown' in shape) return shape;
      // A composite value is not held to the constraints of its table.
      fields.push({ name: column.name, type: shape, nullable: true });
    }
    return { kind: 'composite', pgType: type.label, fields };
  };

  const range = (type: CatalogueType, kind: 'range' | 'multirange'): TypeShape | { unknown: string } => {
    const subtype = resolve(type.subtypeOid, true);
    return 'unknown' in subtype ? subtype : { kind, pgType: type.label, subtype };
  };

  const isPseudo = (typeOid: number): boolean => catalogue.types.get(typeOid)?.kind === 'p';

  return { resolve, isPseudo, enums: () => [...enums.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function scalarCodec(type: CatalogueType): 'text' | NonNullable<ReturnType<typeof builtinCodecs.get>> {
  return (type.schema === 'pg_catalog' ? builtinCodecs.get(type.name) : undefined) ?? 'text';
}

/** Enums of one name in several schemas get their schema in front, except on the search path. */
function enumNames(catalogue: Catalogue): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const taken = new Set<string>();
  const byPath = [...catalogue.types.values()]
    .filter((type) => type.kind === 'e')
    .sort((a, b) => pathRank(a, catalogue) - pathRank(b, catalogue) || (a.label < b.label ? -1 : 1));
  for (const type of byPath) {
    const plain = enumTypeName(type.name);
    let name = taken.has(plain) ? enumTypeName(`${type.schema}_${type.name}`) : plain;
    for (let count = 2; taken.has(name); count += 1) name = `${plain}${count}`;
    taken.add(name);
    names.set(type.oid, name);
  }
  return names;
}

function pathRank(type: CatalogueType, catalogue: Catalogue): number {
  const rank = catalogue.searchPath.indexOf(type.schema);
  return rank < 0 ? catalogue.searchPath.length : rank;
}
