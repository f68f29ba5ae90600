/** The comment lines of a query, with their places: its documentation, and comments that stay in the SQL. */
import { createLineIndex, scan, SqlTextError } from '../../sql/index.js';
import type { AnnotatedQuery } from '../model.js';

export interface CommentLine {
  /** Without comment marks and the blanks around. */
  readonly text: string;
  /** UTF-16 offset of `text` in the query's file. */
  readonly offset: number;
}

/** `loadSqlParser()` must have been awaited. */
export function queryComments(query: AnnotatedQuery): readonly CommentLine[] {
  const { sql, toFileOffset } = query;
  const inside = commentLines(sql, toFileOffset);
  return distinct([...docLines(query), ...inside, ...commentsAtEnd(query)]);
}

function distinct(comments: readonly CommentLine[]): readonly CommentLine[] {
  return [...new Map(comments.map((comment) => [comment.offset, comment])).values()];
}

/** Documentation has left the SQL, but its lines stand in the file in their order. */
function docLines({ doc, file, line }: AnnotatedQuery): readonly CommentLine[] {
  const lines = createLineIndex(file.text);
  const above = linesAbove(doc, (number) => lines.lineText(line - number));
  let at = lines.offset({ line: line - above, column: 1 });
  return doc.flatMap((text, index) => {
    // The annotation itself is no place for documentation.
    if (index === above) at = Math.max(at, lines.offset({ line: line + 1, column: 1 }));
    const offset = file.text.indexOf(text, at);
    if (offset < 0) return [];
    at = offset + text.length;
    return [{ text: text.trim(), offset: offset + (text.length - text.trimStart().length) }];
  });
}

/** How many of the lines stand directly above the annotation; `lineAbove(1)` is the line over it. */
function linesAbove(doc: readonly string[], lineAbove: (number: number) => string): number {
  for (let count = doc.length; count > 0; count -= 1) {
    const isAbove = doc.slice(0, count).every((text, index) => {
      const line = lineAbove(count - index);
      return /^(?:--|\/\*)/.test(line) && line.includes(text);
    });
    if (isAbove) return count;
  }
  return 0;
}

/** Comments behind the last word of the statement have left the SQL: those up to the semicolon, and behind it in its line. */
function commentsAtEnd({ sql, file, toFileOffset }: AnnotatedQuery): readonly CommentLine[] {
  const start = toFileOffset(sql.length);
  const semicolon = skip(file.text, start, /\s+|--[^\r\n]*|\/\*[^]*?\*\//y);
  // Without a semicolon there may be anything below.
  if (file.text[semicolon] !== ';') return [];
  const end = skip(file.text, semicolon + 1, /[^\S\r\n]+|--[^\r\n]*/y);
  return commentLines(file.text.slice(start, end), (offset) => start + offset);
}

/** Offset behind everything that the sticky pattern matches, one match after the other. */
function skip(text: string, from: number, pattern: RegExp): number {
  let at = from;
  for (pattern.lastIndex = at; pattern.test(text); pattern.lastIndex = at) at = pattern.lastIndex;
  return at;
}

function commentLines(text: string, toFileOffset: (offset: number) => number): readonly CommentLine[] {
  return tokensOf(text)
    .filter(({ kind }) => kind === 'line-comment' || kind === 'block-comment')
    .flatMap((token) => {
      const inside = token.kind === 'line-comment' ? token.text.slice(2) : token.text.slice(2, -2);
      return [...inside.matchAll(/[^\r\n]+/g)].map((line) => {
        const words = line[0].replace(/^\s*\*?\s*/, '');
        const start = token.start + 2 + line.index + (line[0].length - words.length);
        return { text: words.trimEnd(), offset: toFileOffset(start) };
      });
    });
}

function tokensOf(sql: string): ReturnType<typeof scan> {
  try {
    return scan(sql);
  } catch (error) {
    if (error instanceof SqlTextError) return [];
    throw error;
  }
}
