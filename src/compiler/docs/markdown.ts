/** Pieces of GitHub Markdown. Whatever comes from a database or a query file is shown as it is, never taken as markup. */

/** Text in a paragraph or a cell. An underscore inside a word is no markup. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\`*{}[\]<>#|~$]|\b_|_\b/g, (mark) => `\\${mark}`).replaceAll(/\s*\n\s*/g, ' ');
}

/** Code in a line or in a cell of a table, also with backticks and bars in it. */
export function code(text: string): string {
  const line = text.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || line.trim() === '' ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A block of code that no line in it can end. */
export function codeBlock(language: string, text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`{3,}/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

/** A table; columns in which every cell is empty are left out. Cells are Markdown. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const kept = header.map((_, index) => index).filter((index) => rows.some((row) => row[index] !== ''));
  const line = (cells: readonly string[]): string => `| ${kept.map((index) => cells[index] ?? '').join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Blocks with a blank line between them, and one line end after the last. */
export function page(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
