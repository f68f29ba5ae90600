/** Reads one call of `sqlc.arg`, `sqlc.narg`, `sqlc.slice` or `sqlc.embed`. */
import type { SqlToken } from '../../sql/index.js';
import { closestWord } from '../closest-word.js';
import { type Found, noWrap, type Span } from './placeholder.js';

const macroNames = ['arg', 'narg', 'slice', 'embed'] as const;
type MacroName = (typeof macroNames)[number];

/** The macro that starts at `code[index]`, or `null`; `code` holds no comments. */
export function macroCall(code: readonly SqlToken[], index: number): Found | null {
  const [schema, dot, name, open] = code.slice(index, index + 4);
  if (schema?.kind !== 'word' || schema.text.toLowerCase() !== 'sqlc') return null;
  if (dot?.text !== '.' || name?.kind !== 'word' || open?.text !== '(' || code[index - 1]?.text === '.') return null;
  const argumentsStart = index + 4;
  const close = closingParenthesis(code, argumentsStart);
  const mistake = (message: string, offset: number, help: string): Found => ({
    mistake: { message, offset, help },
    tokens: Math.max((close ?? code.length) - index, 4),
  });
  const macro = macroNames.find((known) => known === name.text.toLowerCase());
  if (macro === undefined) return mistake(`sqlc.${name.text} does not exist`, schema.start, macroHelp(name.text));
  if (close === null) return mistake(`sqlc.${macro} is not closed`, schema.start, `Write sqlc.${macro}(name).`);

  const given = splitArguments(code.slice(argumentsStart, close));
  const help = `Write sqlc.${macro}(${macro === 'embed' ? 'table' : 'name'}).`;
  const [only = []] = given;
  if (given.length !== 1) return mistake(`sqlc.${macro} takes one name, not ${given.length}`, schema.start, help);
  const argument = readArgument(only);
  if (argument === null) return mistake(`sqlc.${macro} takes a name`, only[0]?.start ?? schema.start, help);
  return placeholderOf(code, macro, argument, { first: index, last: close });
}

function placeholderOf(
  code: readonly SqlToken[],
  macro: MacroName,
  { name, reference }: { name: string; reference: string },
  { first, last }: { first: number; last: number },
): Found {
  const start = code[first]?.start ?? 0;
  const span = { start, end: code[last]?.end ?? start, offset: start };
  const tokens = last - first + 1;
  if (macro === 'embed') return { placeholder: { kind: 'embed', reference, ...span }, tokens };
  if (macro !== 'slice') return { placeholder: { kind: macro, name, wrap: noWrap, ...span }, tokens };
  return sliceOf(code, name, { first, last }, span);
}

/** `x IN (sqlc.slice(ids))` becomes `x = ANY($1)`, and `NOT IN` `<> ALL`: right for the empty list as well. */
function sliceOf(code: readonly SqlToken[], name: string, at: { first: number; last: number }, span: Span): Found {
  const list = enclosingInList(code, at.first);
  if (list === null) return { placeholder: { kind: 'slice', name, wrap: noWrap, ...span }, tokens: at.last - at.first + 1 };
  const close = code[at.last + 1];
  if (list !== at.first - 1 || close?.text !== ')') {
    const help = 'Write IN (sqlc.slice(name)) and a second condition for other values.';
    return { mistake: { message: 'sqlc.slice has to be alone in its IN list', offset: span.offset, help }, tokens: 1 };
  }
  const isNegated = wordAt(code, list - 2) === 'not';
  const start = code[isNegated ? list - 2 : list - 1]?.start ?? span.start;
  const wrap: readonly [string, string] = isNegated ? ['<> ALL(', ')'] : ['= ANY(', ')'];
  return {
    placeholder: { kind: 'slice', name, wrap, start, end: close.end, offset: span.offset },
    tokens: at.last + 1 - at.first + 1,
  };
}

/** Index of the innermost open parenthesis around `index`, if `IN` stands before it. */
function enclosingInList(code: readonly SqlToken[], index: number): number | null {
  let depth = 0;
  for (let at = index - 1; at >= 0; at -= 1) {
    const text = code[at]?.text;
    if (text === ')') depth += 1;
    if (text === '(' && depth === 0) return wordAt(code, at - 1) === 'in' ? at : null;
    if (text === '(') depth -= 1;
  }
  return null;
}

function wordAt(code: readonly SqlToken[], index: number): string | null {
  const token = code[index];
  return token?.kind === 'word' ? token.text.toLowerCase() : null;
}

/** Index of the parenthesis that closes the one before `from`. */
function closingParenthesis(code: readonly SqlToken[], from: number): number | null {
  let depth = 0;
  for (let index = from; index < code.length; index += 1) {
    const text = code[index]?.text;
    if (text === '(') depth += 1;
    if (text === ')' && depth === 0) return index;
    if (text === ')') depth -= 1;
  }
  return null;
}

function splitArguments(tokens: readonly SqlToken[]): SqlToken[][] {
  if (tokens.length === 0) return [];
  const given: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (token.text === ',' && depth === 0) given.push([]);
    else given.at(-1)?.push(token);
  }
  return given;
}

/**
 * A name: bare words (folded to lower case, as PostgreSQL does, their dots dropped, as sqlc does), one quoted name or
 * one plain string.
 */
function readArgument(tokens: readonly SqlToken[]): { name: string; reference: string } | null {
  const [first] = tokens;
  if (first === undefined) return null;
  if (tokens.length === 1 && first.kind === 'quoted-name' && first.text.startsWith('"')) {
    return { name: first.text.slice(1, -1).replaceAll('""', '"'), reference: first.text };
  }
  if (tokens.length === 1 && first.kind === 'string' && first.text.startsWith("'")) {
    const text = first.text.slice(1, -1).replaceAll("''", "'");
    return text === '' || text.includes("'\n") ? null : { name: text, reference: `"${text.replaceAll('"', '""')}"` };
  }
  const alternates = tokens.every((token, index) => (index % 2 === 0 ? token.kind === 'word' : token.text === '.'));
  if (!alternates || tokens.length % 2 === 0) return null;
  const text = tokens.map((token) => token.text).join('');
  return { name: text.replaceAll('.', '').toLowerCase(), reference: text };
}

function macroHelp(name: string): string {
  const guess = closestWord(name.toLowerCase(), macroNames, 2);
  return guess === null ? 'There are sqlc.arg, sqlc.narg, sqlc.slice and sqlc.embed.' : `Did you mean sqlc.${guess}?`;
}
