/** pgtyped's hints on columns: `AS "total!"` says never NULL, `AS "total?"` says NULL at times. */
import type { SqlToken } from '../../sql/index.js';
import type { ColumnHint } from '../model.js';
import type { LiteralPlaceholder } from './placeholder.js';

export interface PgtypedHints {
  readonly hints: readonly ColumnHint[];
  /** The names without their marks, which are no part of them. */
  readonly renamed: readonly LiteralPlaceholder[];
}

/** @param code the statement's tokens without comments */
export function pgtypedHints(code: readonly SqlToken[]): PgtypedHints {
  const hints: ColumnHint[] = [];
  const marked = new Set<string>();
  code.forEach((token, index) => {
    const before = code[index - 1];
    if (!isMarked(token) || before?.kind !== 'word' || before.text.toLowerCase() !== 'as') return;
    marked.add(token.text);
    const column = token.text.slice(1, -2).replaceAll('""', '"');
    hints.push({ column, nullable: token.text.endsWith('?"'), offset: token.start });
  });
  const renamed = code.flatMap((token): LiteralPlaceholder[] => {
    // ORDER BY "total!" means the same column.
    if (!marked.has(token.text)) return [];
    const { start, end } = token;
    return [{ kind: 'literal', text: `${token.text.slice(0, -2)}"`, start, end, offset: start }];
  });
  return { hints, renamed };
}

function isMarked({ kind, text }: SqlToken): boolean {
  return kind === 'quoted-name' && /^".+[!?]"$/s.test(text);
}
