/**
 * The statement behind `:copyfrom`: `INSERT … VALUES ($1, $2)` for one row becomes `INSERT … SELECT … FROM
 * unnest($1, $2)` for any number of rows, in one statement and so all or nothing.
 *
 * @see https://www.postgresql.org/docs/18/functions-array.html (unnest)
 */
import { scan } from '../../sql/index.js';
import type { Catalogue, CatalogueType } from '../catalogue.js';

/**
 * @param sql an INSERT that ends with one row of VALUES, all bare parameters
 * @param paramTypes type OID of each parameter, by position
 */
export function bulkInsertSql(sql: string, paramTypes: readonly number[], catalogue: Catalogue): string {
  const tokens = scan(sql);
  // Only bare parameters follow VALUES: it is the last word.
  const start = tokens.findLastIndex((token) => token.kind === 'word');
  const values = tokens[start];
  if (values === undefined) throw new Error('a :copyfrom statement without VALUES');
  const positions = tokens.slice(start).flatMap((token) => (token.kind === 'parameter' ? [Number(token.text.slice(1))] : []));
  const columns = paramTypes.map((oid, index) => bulkColumn(index + 1, oid, catalogue));
  const selected = positions.map((position) => columns[position - 1]?.value ?? 'NULL');
  const from = `unnest(${columns.map((column) => column.array).join(', ')})`;
  const names = columns.map((column) => column.name).join(', ');
  return `${sql.slice(0, values.start)}SELECT ${selected.join(', ')} FROM ${from} AS rows (${names})`;
}

interface BulkColumn {
  readonly name: string;
  /** The argument of unnest. */
  readonly array: string;
  /** The column's value for one row. */
  readonly value: string;
}

/**
 * unnest takes an array of arrays apart down to the elements, and makes several columns of a composite type; and the
 * arrays of some types part their elements by another character than a comma. Such values travel as text.
 */
function bulkColumn(position: number, oid: number, catalogue: Catalogue): BulkColumn {
  const name = `p${position}`;
  const type = baseType(oid, catalogue);
  const written = typeName(type);
  const plain = type.elementOid === 0 && (type.kind === 'e' || type.kind === 'r' || type.kind === 'm' || isPlainBuiltin(type));
  return plain
    ? { name, array: `$${position}::${written}[]`, value: name }
    : { name, array: `$${position}::text[]`, value: `${name}::${written}` };
}

/** Boxes are parted by `;`; pseudo-types are no one's values. */
function isPlainBuiltin(type: CatalogueType): boolean {
  return type.schema === 'pg_catalog' && type.kind === 'b' && type.name !== 'box';
}

function baseType(oid: number, catalogue: Catalogue): CatalogueType {
  const type = catalogue.types.get(oid);
  if (type === undefined) throw new Error(`no type ${oid} in the catalogue`);
  return type.kind === 'd' ? baseType(type.baseOid, catalogue) : type;
}

/**
 * A name that means the type and no length: `character` would be `character(1)`. Names that PostgreSQL's grammar gives
 * a meaning of its own are quoted: https://www.postgresql.org/docs/18/datatype-character.html
 */
function typeName(type: CatalogueType): string {
  if (type.schema !== 'pg_catalog') return type.label;
  if (type.name.startsWith('_')) return `${builtinName(type.name.slice(1))}[]`;
  return builtinName(type.name);
}

function builtinName(name: string): string {
  return name === 'bit' || name === 'char' ? `"${name}"` : name;
}
