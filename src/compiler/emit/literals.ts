/** Text as TypeScript literals: strings, multi-line templates, property keys. */

const named: Record<string, string> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A single-quoted string literal that evaluates to `text`. */
export function stringLiteral(text: string): string {
  const body = text.replace(/[\\'\p{Cc}\p{Cs}\u2028\u2029]/gu, (char) => named[char] ?? unicodeEscape(char));
  return `'${body}'`;
}

/**
 * A template literal that evaluates to `text`, line breaks kept as they are. A carriage return is written as an
 * escape: JavaScript reads a bare one as a line feed.
 */
export function templateLiteral(text: string): string {
  const body = text
    .replace(/[\\`]|\$(?=\{)/g, '\\$&')
    .replace(/\r/g, '\\r')
    .replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, unicodeEscape);
  return `\`${body}\``;
}

/** A property key for `name`: bare where it is an identifier. `__proto__` needs brackets, or it sets the prototype. */
export function propertyKey(name: string): string {
  if (name === '__proto__') return `['__proto__']`;
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : stringLiteral(name);
}

function unicodeEscape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
