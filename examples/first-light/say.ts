/** Prints for the reader of the example: sentences, headings, and tables whose columns line up. */

export function say(text: string): void {
  console.log(text);
}

export function heading(title: string): void {
  say(`\n\n${title}\n${'─'.repeat(title.length)}`);
}

/** The first row holds the names of the columns. */
export function table(rows: readonly (readonly string[])[]): void {
  const [names = [], ...rest] = rows;
  const widths = names.map((_, index) => Math.max(...rows.map((row) => (row[index] ?? '').length)));
  const line = (row: readonly string[]): void =>
    say(`  ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('   ')}`.trimEnd());
  line(names);
  line(widths.map((width) => '─'.repeat(width)));
  for (const row of rest) line(row);
}

/** A time of the example's day, as its clocks show it. */
export function clock(time: Date): string {
  return time.toISOString().slice(11, 16);
}
