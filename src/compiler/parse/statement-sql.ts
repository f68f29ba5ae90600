/** The text of a found statement as PostgreSQL gets it: macros replaced, doc comments taken out. */
import type { SqlToken } from '../../sql/index.js';
import { isComment, nextLine } from './comment-place.js';
import { docLine, isDocComment } from './doc-comments.js';
import { type Edit, editText } from './edited-text.js';
import type { FoundQuery } from './find-queries.js';
import type { Placeholder } from './placeholder.js';
import type { EmbedPlace } from './find-embeds.js';

export interface StatementSql {
  readonly sql: string;
  readonly toFileOffset: (sqlOffset: number) => number;
  readonly doc: readonly string[];
  readonly embeds: readonly EmbedPlace[];
}

/**
 * The SQL from the line under the annotation to the last token of the statement; comments behind that are dropped, so
 * that nothing which follows the SQL can end up in a comment. Line breaks outside of strings become `\n`, so that a
 * checkout with other line breaks gives the same text.
 */
export function statementSql(
  text: string,
  query: FoundQuery,
  placeholders: readonly Placeholder[],
  numbers: ReadonlyMap<string, number>,
): StatementSql {
  const { statement } = query;
  const code = statement.tokens.filter((token) => !isComment(token));
  const docs = statement.tokens.filter((token) => isDocComment(text, token));
  const lastEnd = code.at(-1)?.end ?? statement.end;
  // Below a last statement without a semicolon there may be anything.
  const ownDocs = docs.filter((token) => token.start < lastEnd || statement.semicolon !== null);
  const replaced = placeholders.flatMap((placeholder) => replacement(text, placeholder, numbers));
  const removed = docs.map((token) => ({ start: token.start, end: nextLine(text, token.end), text: '' }));
  const start = firstLine(text, query);
  const breaks = lineBreakEdits(text, start, lastEnd, statement.tokens).filter((edit) => !isInside(edit, [...removed, ...replaced]));
  const edited = editText(text, start, lastEnd, [...removed, ...replaced, ...breaks]);

  const blank = /^(?:[ \t\f\v]*\n)+/.exec(edited.text)?.[0].length ?? 0;
  return {
    sql: edited.text.slice(blank),
    toFileOffset: (offset) => edited.toFileOffset(Math.max(offset, 0) + blank),
    doc: [...query.docAbove, ...ownDocs.map(docLine)],
    embeds: placeholders.flatMap((placeholder) =>
      placeholder.kind === 'embed'
        ? [{ reference: placeholder.reference, sqlOffset: edited.offsetOfEdit(placeholder.start) - blank }]
        : [],
    ),
  };
}

/** Start of the first line under the annotation, or of the statement where it shares the annotation's line. */
function firstLine(text: string, { offset, statement }: FoundQuery): number {
  const below = nextLine(text, offset);
  return below <= statement.start ? below : statement.start;
}

function replacement(text: string, placeholder: Placeholder, numbers: ReadonlyMap<string, number>): Edit[] {
  const { start, end } = placeholder;
  switch (placeholder.kind) {
    case 'numbered':
      return [];
    case 'literal':
      return [{ start, end, text: placeholder.text }];
    case 'embed':
      return [{ start, end, text: `${placeholder.reference}.*` }];
    default: {
      const [before, after] = placeholder.wrap;
      const parameter = `${before}$${numbers.get(placeholder.name) ?? 0}${after}`;
      // `a@b` and `sqlc.arg(a)as` are two tokens each; `a$1` and `$1as` would not be.
      const space = isWordPart(text[start - 1]) ? ' ' : '';
      const spaceAfter = after === '' && isWordPart(text[end]) ? ' ' : '';
      return [{ start, end, text: space + parameter + spaceAfter }];
    }
  }
}

function isWordPart(char: string | undefined): boolean {
  return char !== undefined && /[\w$\u0080-\uffff]/.test(char);
}

/** Every line break between `start` and `end` that is not `\n` and not in a string or quoted name. */
function lineBreakEdits(text: string, start: number, end: number, tokens: readonly SqlToken[]): Edit[] {
  const kept = tokens.filter((token) => token.kind === 'string' || token.kind === 'quoted-name');
  const edits: Edit[] = [];
  for (const match of text.slice(start, end).matchAll(/\r\n?/g)) {
    const at = start + match.index;
    const edit = { start: at, end: at + match[0].length, text: '\n' };
    if (!isInside(edit, kept)) edits.push(edit);
  }
  return edits;
}

function isInside(edit: Edit, spans: readonly { readonly start: number; readonly end: number }[]): boolean {
  return spans.some((span) => edit.start >= span.start && edit.end <= span.end);
}
