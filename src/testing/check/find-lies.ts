/** Compares what a query returned with what the compiler said of it. */
import type { SolvedColumn, SolvedQuery, TypeShape } from '../../compiler/index.js';
import type { RawRow } from '../database/raw-session.js';
import { jsonLies } from './json-lies.js';
import { type ArrayItem, arrayItems, delimiterOf, rowFields } from './text-values.js';

/** What the compiler calls impossible, and PostgreSQL did; each once. */
export function findLies(query: SolvedQuery, rows: readonly RawRow[]): readonly string[] {
  const found = new Set<string>();
  for (const [index, column] of query.columns.entries()) {
    for (const row of rows) {
      for (const lie of columnLies(column, row[index] ?? null)) found.add(lie);
    }
  }
  for (const { name, first, columns, nullable } of query.embeds) {
    for (const row of rows) {
      const values = columns.map((_, index) => row[first + index] ?? null);
      // Such an object is null as a whole.
      if (nullable && values.every((value) => value === null)) continue;
      for (const [index, column] of columns.entries()) {
        for (const lie of columnLies(column, values[index] ?? null)) found.add(`${name}.${lie}`);
      }
    }
  }
  // Without columns there are no rows to count.
  if (query.columns.length === 0) return [];
  const { min, max, reason } = query.rows;
  if (max === 1 && rows.length > 1) found.add(`${rows.length} rows, though at most one should come: ${reason}`);
  if (min === 1 && rows.length === 0) found.add(`no row, though one should come: ${reason}`);
  return [...found];
}

function columnLies({ field, nullable, reason, type }: SolvedColumn, value: string | null): readonly string[] {
  if (value === null) return nullable ? [] : [`${field} is NULL, though ${reason}`];
  return partLies(type, value, field);
}

/** Of the parts of a value that is not NULL. */
function partLies(type: TypeShape, value: string, path: string): readonly string[] {
  if (type.kind === 'branded' || type.kind === 'validated') return partLies(type.base, value, path);
  if (type.kind === 'json') return jsonLies(type.shape, JSON.parse(value), path);
  if (type.kind === 'array') {
    return arrayItems(value, delimiterOf(type.element.pgType)).flatMap((item) => itemLies(type, item, `${path}[]`));
  }
  if (type.kind === 'composite') {
    const fields = rowFields(value);
    return type.fields.flatMap(({ name, nullable, type: field }, index) => {
      const part = fields[index] ?? null;
      if (part === null) return nullable ? [] : [`${path}.${name} is NULL`];
      return partLies(field, part, `${path}.${name}`);
    });
  }
  return [];
}

/** What PostgreSQL gives, under the names and checks of the settings. */
function withoutOverride(type: TypeShape): TypeShape {
  return type.kind === 'branded' || type.kind === 'validated' ? withoutOverride(type.base) : type;
}

/** The number of dimensions is no part of PostgreSQL's type: a row of rows is judged as a row. */
function itemLies(type: Extract<TypeShape, { kind: 'array' }>, item: ArrayItem, path: string): readonly string[] {
  if (item === null) return type.elementNullable ? [] : [`${path} is NULL`];
  if (typeof item === 'string') return partLies(type.element, item, path);
  const element = withoutOverride(type.element);
  const row = element.kind === 'array' ? element : type;
  return item.flatMap((each) => itemLies(row, each, `${path}[]`));
}
