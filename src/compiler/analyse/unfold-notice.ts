/** Undoes the line folding of a node tree that PostgreSQL sent in a notice. */

/** PostgreSQL folds the text of `debug_print_parse` at this many bytes. */
const FOLD_WIDTH = 78;

/**
 * Joins the folded lines. A newline replaces one space where the line holds one, and is put inside a
 * token where it holds none: then the line is exactly 78 bytes long without a space after its start.
 * Such a line can also be a token that ends just there, before a space; the next line then starts a new one.
 */
export function unfoldNotice(text: string): string {
  const lines = text.split('\n');
  let out = '';
  for (const [index, line] of lines.entries()) {
    out += line;
    if (index === lines.length - 1) break;
    const cut = Buffer.byteLength(line, 'utf8') >= FOLD_WIDTH && line.indexOf(' ', 1) < 0;
    if (!cut || startsAfresh(line, lines[index + 1] ?? '')) out += ' ';
  }
  return out;
}

/** A name that goes on with such text at the very fold is read wrongly; none was ever seen. */
function startsAfresh(line: string, next: string): boolean {
  const escapes = /\\*$/.exec(line)?.[0].length ?? 0;
  return escapes % 2 === 0 && (/^:[a-z]\w* /i.test(next) || (line.endsWith('"') && next.startsWith('"')));
}
