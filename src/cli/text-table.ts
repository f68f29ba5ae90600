/** Lays rows out in columns that line up; the last column may wrap. */

const gap = '  ';
/** Narrower than this a wrapped column is harder to read than a long line. */
const narrowest = 24;

/**
 * Lines without trailing blanks, each indented by two. `width` is where the last column wraps; null: nowhere.
 *
 * @example
 * textTable([['id', 'uuid'], ['name', 'text']], null); // "  id    uuid\n  name  text"
 */
export function textTable(rows: readonly (readonly string[])[], width: number | null): string {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, index) => Math.max(...rows.map((row) => lengthOf(row[index] ?? ''))));
  const before = widths.slice(0, -1).reduce((sum, each) => sum + each + gap.length, gap.length);
  const room = width === null ? Infinity : Math.max(width - before, narrowest);
  return rows
    .flatMap((row) => {
      const head = row.slice(0, count - 1).map((cell, index) => pad(cell, widths[index] ?? 0) + gap);
      const last = row.length === count ? wrap(row[count - 1] ?? '', room) : [''];
      return last.map((line, index) => (gap + (index === 0 ? head.join('') : ' '.repeat(before - gap.length)) + line).trimEnd());
    })
    .join('\n');
}

/** Breaks at blanks; a word longer than `room` stays whole. */
export function wrap(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && lengthOf(line) + 1 + lengthOf(word) > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(width - lengthOf(text), 0));
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
