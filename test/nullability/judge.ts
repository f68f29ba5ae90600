/** Compares a verdict with what PostgreSQL returned: lies, lost proofs, and traps that caught nothing. */
import { typescriptType } from '../../src/compiler/emit/typescript-type.js';
import type { SolvedColumn, SolvedQuery } from '../../src/compiler/model.js';
import type { Expectation } from './expectation.js';
import { hardenedTypes } from './hardened.js';
import { lookInside, noPlaces, nullablePlaces } from './inside.js';
import type { RawRow } from './raw-database.js';

/** What the solver calls impossible, and PostgreSQL did. */
export function lies(query: SolvedQuery, rows: readonly RawRow[]): readonly string[] {
  const found: string[] = [];
  for (const [index, column] of query.columns.entries()) {
    const values = rows.map((row) => row[index] ?? null);
    if (!column.nullable && values.includes(null)) found.push(`${column.field} is NULL, though ${column.reason}`);
    const places = noPlaces();
    for (const value of values) if (value !== null) lookInside(column.type, value, places);
    found.push(...new Set(places.lies.map((lie) => `${column.field}${lie}`)));
  }
  const { min, max, reason } = query.rows;
  if (max === 1 && rows.length > 1) found.push(`${rows.length} rows, though max is 1: ${reason}`);
  if (min === 1 && rows.length === 0) found.push(`no row, though min is 1: ${reason}`);
  return found;
}

/** Columns that are called nullable and held no NULL. */
export function neverSeenNull(query: SolvedQuery, rows: readonly RawRow[]): readonly string[] {
  return query.columns.flatMap((column, index) =>
    column.nullable && rows.every((row) => (row[index] ?? null) !== null) ? [column.field] : [],
  );
}

/** Expectations that the verdict or the run does not meet. */
export function unmet(query: SolvedQuery, expected: Expectation, rows: readonly RawRow[]): readonly string[] {
  const found: string[] = [];
  for (const name of expected.proven) {
    const column = query.columns.find(({ field }) => field === name);
    if (column === undefined) found.push(`there is no column ${name}`);
    else if (column.nullable) found.push(`${name} is not proven: ${column.reason}`);
  }
  for (const name of expected.elements) {
    const type = query.columns.find(({ field }) => field === name)?.type;
    if (type?.kind !== 'array' || type.elementNullable) found.push(`the elements of ${name} are not proven`);
  }
  for (const { column: name, type } of expected.types) {
    const column = query.columns.find(({ field }) => field === name);
    const shown = column === undefined ? 'nothing' : typescriptType(column.type, column.nullable);
    if (shown !== type) found.push(`${name} is typed ${shown}, not ${type}`);
  }
  for (const [index, column] of query.columns.entries()) {
    const isTyped = expected.types.some((typed) => typed.column === column.field);
    if (isTyped && !expected.tame.includes(column.field)) found.push(...tamePlaces(column, rows.map((row) => row[index] ?? null)));
  }
  for (const bound of expected.rows) {
    const { min, max, reason } = query.rows;
    if (bound !== 'min 1' && max !== 1) found.push(`${bound} is not proven: ${reason}`);
    if (bound !== 'max 1' && min !== 1) found.push(`${bound} is not proven: ${reason}`);
  }
  const bounds = `${query.rows.min}..${query.rows.max ?? 'n'}`;
  if (expected.bounds !== null && bounds !== expected.bounds) found.push(`${bounds} rows, not ${expected.bounds}: ${query.rows.reason}`);
  const reads = query.readOnly ? 'yes' : 'no';
  if (expected.reads !== null && reads !== expected.reads) found.push(`read-only: ${reads}, not ${expected.reads}`);
  found.push(...unmetMacros(query, expected));
  const explained = new Set([...expected.proven, ...expected.provable, ...expected.quiet]);
  for (const name of neverSeenNull(query, rows)) {
    if (!explained.has(name)) found.push(`the trap ${name} holds no NULL on this data`);
  }
  for (const { field, nullable } of query.columns) {
    if (!nullable && !expected.proven.includes(field)) found.push(`${field} is proven, which the comment does not say`);
  }
  return found;
}

/** What the statement says of its parameters, names, embedded rows and `:copyfrom`. */
function unmetMacros({ params, columns: shown, embeds, bulkSql }: SolvedQuery, expected: Expectation): readonly string[] {
  const sent = params.map(({ name, type, nullable }) => `${name}: ${typescriptType(type, nullable)}`).join(', ');
  const rows = embeds.map(({ name, nullable, columns }) => {
    const members = columns.map((column) => ` ${column.name}${column.nullable ? '?' : ''}`);
    return `${name}${nullable ? '?' : ''}:${members.join('')}`;
  });
  const found: string[] = [];
  if (expected.params !== null && sent !== expected.params) found.push(`the parameters are (${sent}), not (${expected.params})`);
  const names = shown.map(({ name }) => name).join(' ');
  if (expected.names.length > 0 && names !== expected.names.join(' ')) found.push(`the row has ${names}, not ${expected.names.join(' ')}`);
  if (expected.embeds.length > 0 && rows.join('\n') !== expected.embeds.join('\n')) found.push(`it embeds ${rows.join('; ')}, not ${expected.embeds.join('; ')}`);
  if (expected.bulk !== null && bulkSql !== expected.bulk) found.push(`it sends ${bulkSql}, not ${expected.bulk}`);
  return found;
}

/** Types that promise a little more than those of the comment, and that this data does not refute. */
export function undetected(query: SolvedQuery, expected: Expectation, rows: readonly RawRow[]): readonly string[] {
  return query.columns.flatMap((column, index) => {
    const isJudged = expected.types.some((typed) => typed.column === column.field) && !expected.tame.includes(column.field);
    const mutants = isJudged ? hardenedTypes(column.type) : [];
    const survivors = mutants.filter((type) => lies({ ...query, columns: query.columns.with(index, { ...column, type }) }, rows).length === 0);
    return survivors.map((type) => `nobody would notice if ${column.field} were typed ${typescriptType(type, column.nullable)}`);
  });
}

/** Places inside the values that the type lets be null or missing, and that never were. */
function tamePlaces({ field, type }: SolvedColumn, values: readonly (string | null)[]): readonly string[] {
  const places = noPlaces();
  for (const value of values) if (value !== null) lookInside(type, value, places);
  const quiet = nullablePlaces(type).filter((place) => !places.seen.has(place));
  return [...new Set(quiet)].map((place) => `the trap ${field}${place} is never null on this data`);
}
