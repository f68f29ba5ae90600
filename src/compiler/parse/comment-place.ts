/** Where a comment stands in its line. */
import type { SqlToken } from '../../sql/index.js';

export function isComment(token: SqlToken): boolean {
  return token.kind === 'line-comment' || token.kind === 'block-comment';
}

/** Whether the token stands in the first column. */
export function startsLine(text: string, token: SqlToken): boolean {
  return token.start === 0 || isLineBreak(text[token.start - 1]);
}

/** Whether only white space follows on the token's line. */
export function endsLine(text: string, token: SqlToken): boolean {
  let at = token.end;
  while (at < text.length && !isLineBreak(text[at])) {
    if (!/\s/.test(text[at] ?? '')) return false;
    at += 1;
  }
  return true;
}

/** Offset after the line break of the line in which `offset` lies. */
export function nextLine(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineBreak(text[at])) at += 1;
  return text.startsWith('\r\n', at) ? at + 2 : Math.min(at + 1, text.length);
}

function isLineBreak(char: string | undefined): boolean {
  return char === '\n' || char === '\r';
}
