/** Finds sqlc's own syntax in a statement: `@name`, `$n` and the calls `sqlc.arg`, `narg`, `slice`, `embed`. */
import type { SqlToken } from '../../sql/index.js';
import { isComment } from './comment-place.js';
import { macroCall } from './macro-call.js';
import { type Found, type MacroMistake, noWrap, type Placeholder } from './placeholder.js';

export interface Macros {
  readonly placeholders: readonly Placeholder[];
  readonly mistakes: readonly MacroMistake[];
  /** Start offsets of placeholders that are cast: `@name::text`, `CAST(@name AS text)`. */
  readonly casts: ReadonlySet<number>;
  /** By start offset: placeholders that are a bound of BETWEEN. */
  readonly bounds: ReadonlyMap<number, 'from' | 'to'>;
}

/** Everything to replace in the statement that `tokens` are, in the order of the text. */
export function findMacros(tokens: readonly SqlToken[]): Macros {
  const code = tokens.filter((token) => !isComment(token));
  const placeholders: Placeholder[] = [];
  const mistakes: MacroMistake[] = [];
  const casts = new Set<number>();
  const bounds = new Map<number, 'from' | 'to'>();
  for (let index = 0; index < code.length; index += 1) {
    const token = code[index];
    if (token === undefined) break;
    const found = numbered(token) ?? atName(code, index) ?? macroCall(code, index);
    if (found === null) continue;
    if ('mistake' in found) mistakes.push(found.mistake);
    else {
      placeholders.push(found.placeholder);
      if (isCast(code, index, found.tokens)) casts.add(found.placeholder.start);
      const bound = boundOfBetween(code, index);
      if (bound !== null) bounds.set(found.placeholder.start, bound);
    }
    index += found.tokens - 1;
  }
  return { placeholders, mistakes, casts, bounds };
}

function isCast(code: readonly SqlToken[], index: number, count: number): boolean {
  const word = (at: number): string => code[at]?.text.toLowerCase() ?? '';
  if (word(index + count) === '::') return true;
  return word(index - 2) === 'cast' && word(index - 1) === '(' && word(index + count) === 'as';
}

/** `x BETWEEN $1 AND $2`: from the token before the placeholder back to BETWEEN, over one AND and no parenthesis that opens. */
function boundOfBetween(code: readonly SqlToken[], index: number): 'from' | 'to' | null {
  const word = (at: number): string => code[at]?.text.toLowerCase() ?? '';
  const isSymmetry = (at: number): boolean => word(at) === 'symmetric' || word(at) === 'asymmetric';
  const before = isSymmetry(index - 1) ? index - 2 : index - 1;
  if (word(before) === 'between') return 'from';
  if (before !== index - 1 || word(before) !== 'and') return null;
  let open = 0;
  for (let at = before - 1; at >= 0; at -= 1) {
    if (word(at) === ')') open += 1;
    if (word(at) === '(') open -= 1;
    if (open < 0 || (open === 0 && word(at) === 'and')) return null;
    if (open === 0 && word(at) === 'between') return 'to';
  }
  return null;
}

function numbered(token: SqlToken): Found | null {
  if (token.kind !== 'parameter') return null;
  const { start, end } = token;
  return { placeholder: { kind: 'numbered', number: Number(token.text.slice(1)), start, end, offset: start }, tokens: 1 };
}

/**
 * `@name`. As in sqlc, an `@` that a name follows directly is a parameter even where PostgreSQL reads it as the end of
 * an operator: `id=@id`, `a<@b`. Only `@@` and what ends with it stay operators.
 */
function atName(code: readonly SqlToken[], index: number): Found | null {
  const [operator, name] = code.slice(index, index + 2);
  if (operator?.kind !== 'symbol' || name?.kind !== 'word' || operator.end !== name.start) return null;
  if (!operator.text.endsWith('@') || operator.text.endsWith('@@')) return null;
  const start = operator.end - 1;
  return {
    placeholder: { kind: 'arg', name: name.text, wrap: noWrap, start, end: name.end, offset: start },
    tokens: 2,
  };
}
