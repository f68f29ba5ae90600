/** Enum types and the names that TypeScript knows them by. */
import type { Catalogue, CatalogueType } from '../catalogue.js';
import { enumTypeName } from '../naming.js';

export interface EnumShape {
  readonly kind: 'enum';
  readonly pgType: string;
  readonly enumName: string;
  readonly labels: readonly string[];
}

const shapes = new WeakMap<Catalogue, ReadonlyMap<number, string>>();

export function enumShape(type: CatalogueType, catalogue: Catalogue): EnumShape {
  const names = shapes.get(catalogue) ?? enumNames(catalogue);
  shapes.set(catalogue, names);
  return { kind: 'enum', pgType: type.label, enumName: names.get(type.oid) ?? enumTypeName(type.name), labels: type.labels };
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
