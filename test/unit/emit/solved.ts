/** Short makers of solved queries for the emitter's tests. */
import type { SolvedColumn, SolvedParam, SolvedQuery, TypeShape } from '../../../src/compiler/model.js';

export const uuid: TypeShape = { kind: 'scalar', pgType: 'uuid', codec: 'uuid' };
export const text: TypeShape = { kind: 'scalar', pgType: 'text', codec: 'text' };
export const int4: TypeShape = { kind: 'scalar', pgType: 'integer', codec: 'int4' };
export const int8: TypeShape = { kind: 'scalar', pgType: 'bigint', codec: 'int8' };
export const jsonb: TypeShape = { kind: 'scalar', pgType: 'jsonb', codec: 'jsonb' };
export const timestamptz: TypeShape = { kind: 'scalar', pgType: 'timestamp with time zone', codec: 'timestamptz' };

export function enumShape(pgType: string, enumName: string, labels: readonly string[]): TypeShape {
  return { kind: 'enum', pgType, enumName, labels };
}

export function arrayOf(element: TypeShape, elementNullable = false): TypeShape {
  return { kind: 'array', pgType: `${element.pgType}[]`, element, elementNullable };
}

export function param(name: string, position: number, type: TypeShape, nullable = false): SolvedParam {
  return { field: name, name, position, type, nullable, origins: [], override: null };
}

export function column(field: string, name: string, type: TypeShape, nullableBecause?: string): SolvedColumn {
  const nullable = nullableBecause !== undefined;
  return { field, name, type, nullable, reason: nullableBecause ?? 'proven', source: null, origins: [], override: null };
}

export function query(name: string, changes: Partial<SolvedQuery> = {}): SolvedQuery {
  return {
    name,
    command: 'one',
    file: 'queries/tasks.sql',
    line: 1,
    doc: [],
    sql: 'SELECT 1 AS n',
    bulkSql: null,
    params: [],
    embeds: [],
    columns: [column('n', 'n', int4)],
    rows: { min: 0, max: null, reason: 'no bound' },
    readOnly: true,
    ...changes,
  };
}

export function branded(brand: string, base: TypeShape): TypeShape {
  return { kind: 'branded', pgType: base.pgType, brand, base };
}

/** A validator of `schemas.ts` beside the golden folders. */
export function validated(base: TypeShape, exportName: string, direction: 'input' | 'output'): TypeShape {
  return { kind: 'validated', pgType: base.pgType, base, direction, schema: { module: './schemas.ts', exportName, alias: `${exportName}Schema` } };
}
