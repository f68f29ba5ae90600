/** PostgreSQL's text form of an array, cut into its elements. */

/** NULL, an element's text, or a row of a further dimension. */
export type ArrayItem = string | null | readonly ArrayItem[];

/** Elements of `{a,"b c",NULL,"NULL"}`; `[lower:upper]=` in front is dropped. The delimiter is a comma (all types but `box`). */
export function parseArrayLiteral(text: string): readonly ArrayItem[] {
  // Bounds come in front only when one of them is not 1.
  const start = text.startsWith('[') ? text.indexOf('=') + 1 : 0;
  if (text[start] !== '{') throw new TypeError(notAnArray);
  const reader = { text, at: start };
  const items = readRow(reader);
  if (reader.at !== text.length) throw new TypeError(notAnArray);
  return items;
}

/** An element in quotes, as it can stand between braces whatever it holds. */
export function quoteArrayElement(text: string): string {
  return `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
}

interface Reader {
  readonly text: string;
  at: number;
}

const notAnArray = 'is not an array';

/** Reads from `{` to behind its `}`. */
function readRow(reader: Reader): readonly ArrayItem[] {
  const items: ArrayItem[] = [];
  reader.at += 1;
  if (reader.text[reader.at] === '}') {
    reader.at += 1;
    return items;
  }
  while (reader.at < reader.text.length) {
    items.push(readItem(reader));
    const delimiter = reader.text[reader.at];
    reader.at += 1;
    if (delimiter === '}') return items;
    if (delimiter !== ',') break;
  }
  throw new TypeError(notAnArray);
}

function readItem(reader: Reader): ArrayItem {
  const first = reader.text[reader.at];
  if (first === '{') return readRow(reader);
  if (first === '"') return readQuoted(reader);
  const start = reader.at;
  let at = start;
  while (at < reader.text.length && reader.text[at] !== ',' && reader.text[at] !== '}') at += 1;
  reader.at = at;
  const item = reader.text.slice(start, at);
  // PostgreSQL quotes every element that is empty, spells NULL or holds a special character.
  if (item === '' || item.includes('"') || item.includes('\\') || item.includes('{')) throw new TypeError(notAnArray);
  return item === 'NULL' ? null : item;
}

function readQuoted(reader: Reader): string {
  const { text } = reader;
  let value = '';
  let from = reader.at + 1;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') {
      reader.at = at + 1;
      return value + text.slice(from, at);
    }
    if (char === '\\') {
      value += text.slice(from, at);
      from = at + 1;
      at += 1;
    }
  }
  throw new TypeError(notAnArray);
}
