/** Reads the column list out of an error detail such as `Key (owner_id, lower(name))=(7, x) already exists.` */

/**
 * The names between the first `(` and its `)=`. Words around the list are translated by the server's `lc_messages`;
 * the list is not. Returns an empty array when there is no such list.
 */
export function keyColumns(detail: string | null): readonly string[] {
  const start = detail?.indexOf('(') ?? -1;
  if (detail === null || start === -1) return [];
  const columns: string[] = [];
  let depth = 1;
  let from = start + 1;
  for (let at = from; at < detail.length; at += 1) {
    const char = detail[at];
    if (char === '"' || char === "'") {
      at = endOfQuoted(detail, at, char);
    } else if (char === '(') {
      depth += 1;
    } else if (char === ',' && depth === 1) {
      columns.push(unquote(detail.slice(from, at)));
      from = at + 1;
    } else if (char === ')') {
      depth -= 1;
      if (depth > 0) continue;
      if (detail[at + 1] !== '=') return [];
      columns.push(unquote(detail.slice(from, at)));
      return columns;
    }
  }
  return [];
}

/** Index of the closing quote; a doubled quote is a character of the name. */
function endOfQuoted(text: string, open: number, quote: string): number {
  for (let at = open + 1; at < text.length; at += 1) {
    if (text[at] !== quote) continue;
    if (text[at + 1] !== quote) return at;
    at += 1;
  }
  return text.length;
}

function unquote(item: string): string {
  const name = item.trim();
  const isOneQuotedName = name.length >= 2 && name.startsWith('"') && endOfQuoted(name, 0, '"') === name.length - 1;
  return isOneQuotedName ? name.slice(1, -1).replaceAll('""', '"') : name;
}
