/** Which comments document a query, and what they say. */
import type { SqlToken } from '../../sql/index.js';
import { endsLine, isComment, startsLine } from './comment-place.js';
import { readAnnotation } from './annotation.js';

/**
 * Whether a comment in a statement documents the query and leaves the SQL. sqlc's rule: it starts in the first column
 * and has a line of its own. Indented and trailing comments, and optimizer hints (their mark ends in `+`), stay in the SQL.
 */
export function isDocComment(text: string, token: SqlToken): boolean {
  if (!isComment(token) || !startsLine(text, token) || !endsLine(text, token)) return false;
  return token.kind === 'line-comment' || (!token.text.includes('\n') && !token.text.startsWith('/*+'));
}

/** A comment's words without its marks. */
export function docLine(token: SqlToken): string {
  if (token.kind === 'block-comment') return token.text.slice(2, -2).trim();
  return token.text.slice(2).replace(/^ /, '').trimEnd();
}

/**
 * Doc comments that stand directly above the annotation `tokens[index]`, without a blank line between: the place where
 * TypeScript has them.
 */
export function docAbove(text: string, tokens: readonly SqlToken[], index: number): string[] {
  const lines: string[] = [];
  let below = tokens[index];
  for (let at = index - 1; below !== undefined; at -= 1) {
    const token = tokens[at];
    if (token === undefined || !isDocComment(text, token)) break;
    const isAdjacent = /^[^\S\r\n]*(?:\r\n|\n|\r)$/.test(text.slice(token.end, below.start));
    if (!isAdjacent || readAnnotation(token.text, true).kind !== 'prose') break;
    lines.unshift(docLine(token));
    below = token;
  }
  return lines;
}
