/** `INSERT INTO t (a, b) VALUES :rows`: any number of rows with one statement. */
import type { SqlToken } from '../../sql/index.js';
import type { MacroMistake, NamedPlaceholder, Span } from './placeholder.js';

/**
 * One array for each column, of the column's type: `ARRAY(SELECT a FROM t WHERE false)` is never looked
 * at, and tells PostgreSQL that type. `unnest` puts the arrays side by side, also when they are empty.
 *
 * @param names parameters, one for each column
 * @see https://www.postgresql.org/docs/current/functions-array.html
 */
export function spreadIntoInsert(
  param: string,
  names: readonly { readonly name: string; readonly required: boolean }[],
  span: Span,
  code: readonly SqlToken[],
): NamedPlaceholder[] | MacroMistake {
  const target = insertTarget(code, span);
  if (target === null) {
    const help = `Pass one array for each column: … IN (SELECT * FROM unnest(:a::int[], :b::text[])).`;
    return { message: `the rows :${param} can only stand alone behind INSERT INTO table (columns) VALUES`, offset: span.start, help };
  }
  if (target.columns.length !== names.length) {
    const message = `:${param} has ${names.length} values in a row, but ${target.columns.length} columns are named`;
    return { message, offset: span.start, help: 'Pick one value for each column, in their order.' };
  }
  return names.map(({ name, required }, index): NamedPlaceholder => {
    const isFirst = index === 0;
    const before = `${isFirst ? 'SELECT * FROM unnest(' : ', '}COALESCE(`;
    const after = `, ARRAY(SELECT ${target.columns[index] ?? ''} FROM ${target.table} WHERE false))`;
    const wrap: readonly [string, string] = [before, index === names.length - 1 ? `${after})` : after];
    return { kind: required ? 'slice' : 'nslice', name, wrap, ...span, start: isFirst ? target.values : span.end };
  });
}

interface InsertTarget {
  /** As written. */
  readonly table: string;
  readonly columns: readonly string[];
  /** Offset of VALUES. */
  readonly values: number;
}

function insertTarget(code: readonly SqlToken[], { start, end }: Span): InsertTarget | null {
  const at = code.findIndex((token) => token.start === start);
  const values = code[at - 1];
  const next = code.find((token) => token.start >= end);
  if (values === undefined || !isWord(values, 'values') || next?.text === ',') return null;
  const into = code.findLastIndex((token, index) => index < at && isWord(token, 'into') && isWord(code[index - 1], 'insert'));
  const open = code.findIndex((token, index) => index > into && token.text === '(');
  const close = code.findIndex((token, index) => index > open && token.text === ')');
  if (into === -1 || open === -1 || close === -1 || close > at) return null;
  const alias = code.findIndex((token, index) => index > into && index < open && isWord(token, 'as'));
  const table = code.slice(into + 1, alias === -1 ? open : alias);
  const columns = code.slice(open + 1, close);
  const isList = columns.every((token, index) => (index % 2 === 0 ? isName(token) : token.text === ','));
  if (!isList || table.length === 0) return null;
  return {
    table: table.map((token) => token.text).join(''),
    columns: columns.filter((_, index) => index % 2 === 0).map((token) => token.text),
    values: values.start,
  };
}

function isWord(token: SqlToken | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text.toLowerCase() === word;
}

function isName({ kind }: SqlToken): boolean {
  return kind === 'word' || kind === 'quoted-name';
}
