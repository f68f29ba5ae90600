/** The quoting that composite values and ranges share: `"` around, `""` and `\\` within. */

/**
 * Reads one item that starts at `start` and ends before the first of `ends` outside quotes.
 * `value` is null when nothing at all stands there (not even quotes): NULL in a composite, no bound in a range.
 */
export function readQuotedItem(text: string, start: number, ends: string): { readonly value: string | null; readonly end: number } {
  let value = '';
  let quoted = false;
  let touched = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (!quoted && ends.includes(char)) return { value: touched ? value : null, end: at };
    touched = true;
    if (char === '\\') {
      at += 1;
      value += text[at] ?? '';
    } else if (char !== '"') {
      value += char;
    } else if (quoted && text[at + 1] === '"') {
      at += 1;
      value += '"';
    } else {
      quoted = !quoted;
    }
  }
  throw new TypeError('ends too early');
}

/** The text in quotes, as it can stand in a composite or range whatever it holds. */
export function quoteItem(text: string): string {
  return `"${text.replace(/["\\]/g, '$&$&')}"`;
}
