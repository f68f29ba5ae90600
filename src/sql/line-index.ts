/** Turns offsets of a text into lines and columns, and back. */

export interface LinePosition {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units, as editors count. */
  readonly column: number;
}

export interface LineIndex {
  readonly lineCount: number;
  /** An offset outside the text counts as its nearest end. */
  position(offset: number): LinePosition;
  /** Offset of a position; a line or column outside the text is moved inside. */
  offset(position: LinePosition): number;
  /** A line without its line break; empty for a line that does not exist. */
  lineText(line: number): string;
}

/** Lines end with `\n`, `\r\n` or a lone `\r`, as PostgreSQL's scanner ends its `--` comments. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  for (const lineBreak of text.matchAll(/\r\n|\n|\r/g)) starts.push(lineBreak.index + lineBreak[0].length);

  const lineText = (line: number): string => {
    const start = starts[line - 1];
    return start === undefined ? '' : text.slice(start, starts[line] ?? text.length).replace(/[\r\n]+$/, '');
  };
  return {
    lineCount: starts.length,
    position(offset) {
      const inside = Math.min(Math.max(offset, 0), text.length);
      const line = countUpTo(starts, inside);
      return { line, column: inside - (starts[line - 1] ?? 0) + 1 };
    },
    offset({ line, column }) {
      const known = Math.min(Math.max(line, 1), starts.length);
      return (starts[known - 1] ?? 0) + Math.min(Math.max(column - 1, 0), lineText(known).length);
    },
    lineText,
  };
}

/** How many of the sorted numbers are at most `limit`. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
