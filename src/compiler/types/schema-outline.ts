/** What a schema has that a setting can name: columns and types, by their full names. */
import type { Catalogue, CatalogueRelation, CatalogueType } from '../catalogue.js';
import type { OutlineColumn, OutlineType, SchemaOutline } from '../model.js';

/** Columns of tables and views, and every type that a column or value can have; without those of the system's relations. */
export function outlineSchema(catalogue: Catalogue): SchemaOutline {
  const relations = [...catalogue.relations.values()].filter((relation) => !isSystem(relation.schema) && relation.kind !== 'S');
  return {
    columns: relations.flatMap((relation) => outlineColumns(relation, catalogue)),
    types: [...catalogue.types.values()].flatMap((type) => outlineType(type, catalogue)),
  };
}

function outlineColumns(relation: CatalogueRelation, catalogue: Catalogue): OutlineColumn[] {
  return relation.columns.map((column) => ({
    relation: shownName(relation, catalogue),
    name: `${relation.schema}.${relation.name}.${column.name}`,
    shownName: `${shownName(relation, catalogue)}.${column.name}`,
    column: column.name,
    type: fullName(catalogue.types.get(column.typeOid)),
    references: referencedColumns(relation, column.number, catalogue),
  }));
}

function referencedColumns(relation: CatalogueRelation, number: number, catalogue: Catalogue): string[] {
  return relation.foreignKeys.flatMap(({ columns, referenced, referencedColumns: theirs }) => {
    const target = catalogue.relations.get(referenced);
    const column = target?.columns.find((candidate) => candidate.number === theirs[columns.indexOf(number)]);
    return target === undefined || column === undefined ? [] : [`${target.schema}.${target.name}.${column.name}`];
  });
}

const kinds: Readonly<Record<string, OutlineType['kind']>> = { b: 'base', c: 'composite', d: 'domain', e: 'enum', r: 'range', m: 'multirange' };

function outlineType(type: CatalogueType, catalogue: Catalogue): OutlineType[] {
  const kind = type.elementOid === 0 ? kinds[type.kind] : 'array';
  const inner = catalogue.types.get(type.elementOid || type.baseOid);
  const isRow = (of: CatalogueType | undefined): boolean => of?.kind === 'c' && isSystem(of.schema);
  if (kind === undefined || isRow(type) || isRow(inner)) return [];
  const isShown = type.schema === 'pg_catalog' || catalogue.searchPath.includes(type.schema);
  return [
    {
      name: fullName(type),
      shownName: isShown ? type.name : fullName(type),
      label: type.label,
      kind,
      of: inner === undefined ? null : fullName(inner),
    },
  ];
}

function shownName(relation: CatalogueRelation, { searchPath }: Catalogue): string {
  return searchPath.includes(relation.schema) ? relation.name : `${relation.schema}.${relation.name}`;
}

function fullName(type: CatalogueType | undefined): string {
  return type === undefined ? '' : `${type.schema}.${type.name}`;
}

function isSystem(schema: string): boolean {
  return schema === 'pg_catalog' || schema === 'information_schema' || schema.startsWith('pg_toast');
}
