/** Code that stays on one line where it fits into 100 columns, and is broken at its outermost list where not. */

export const maxColumns = 100;

/** A piece of code: text, pieces in a row, or a bracketed list that can be put on one line or on many. */
export type Code = string | readonly Code[] | CodeList;

export interface CodeList {
  readonly open: string;
  readonly items: readonly Code[];
  readonly close: string;
  /** Stands after each item; on one line not after the last. */
  readonly separator: ',' | ';';
  /** A blank inside the brackets when on one line: `{ a }` but `(a)`. */
  readonly padded: boolean;
  /** One item a line, also when all fit on one. */
  readonly broken?: boolean;
  /** No separator after the last item, also when broken: type arguments. */
  readonly noTrailing?: boolean;
}

/** `{ a, b }`: object literals and import lists. */
export function braces(items: readonly Code[], broken = false): CodeList {
  return { open: '{', items, close: '}', separator: ',', padded: true, broken };
}

/** `{ a: string; b: number }`: object types. */
export function objectType(items: readonly Code[]): CodeList {
  return { open: '{', items, close: '}', separator: ';', padded: true };
}

/** `(a, b)`: arguments and parameters. */
export function parentheses(items: readonly Code[]): CodeList {
  return { open: '(', items, close: ')', separator: ',', padded: false };
}

/** `<A, B>`: type arguments. */
export function typeArguments(items: readonly Code[]): CodeList {
  return { open: '<', items, close: '>', separator: ',', padded: false, noTrailing: true };
}

/** `[a, b]`: array literals. */
export function brackets(items: readonly Code[]): CodeList {
  return { open: '[', items, close: ']', separator: ',', padded: false };
}

/** Renders `code` on lines of at most `maxColumns`, as far as its lists allow; `indent` is that of the first line. */
export function layout(code: Code, indent = 0): string {
  return render(code, indent, indent, 0);
}

/** `code` on one line, however long. */
export function flatText(code: Code): string {
  if (typeof code === 'string') return code;
  if (!isList(code)) return code.map(flatText).join('');
  const pad = code.padded && code.items.length > 0 ? ' ' : '';
  return `${code.open}${pad}${code.items.map(flatText).join(`${code.separator} `)}${pad}${code.close}`;
}

/** `column`: where the text starts. `reserve`: columns that the text behind it needs on the last line. */
function render(code: Code, indent: number, column: number, reserve: number): string {
  if (typeof code === 'string') return code;
  const flat = oneLine(code);
  if (flat !== null && column + flat.length + reserve <= maxColumns) return flat;
  return isList(code) ? renderBroken(code, indent) : renderRow(code, indent, column, reserve);
}

function renderRow(row: readonly Code[], indent: number, column: number, reserve: number): string {
  let text = '';
  row.forEach((part, index) => {
    const line = text.slice(text.lastIndexOf('\n') + 1);
    const at = text.includes('\n') ? line.length : column + line.length;
    text += render(part, indent, at, index === row.length - 1 ? reserve : leadingWidth(row.slice(index + 1)));
  });
  return text;
}

/** How many columns the following parts need at least, up to the place where they can be broken. */
function leadingWidth(row: readonly Code[]): number {
  let width = 0;
  for (const part of row) {
    if (typeof part !== 'string') return width + 1;
    width += part.length;
  }
  return width;
}

function renderBroken(list: CodeList, indent: number): string {
  if (list.items.length === 0) return list.open + list.close;
  const inner = indent + 2;
  const lines = list.items.map((item, index) => {
    const last = list.noTrailing === true && index === list.items.length - 1;
    return `${' '.repeat(inner)}${render(item, inner, inner, 1)}${last ? '' : list.separator}\n`;
  });
  return `${list.open}\n${lines.join('')}${' '.repeat(indent)}${list.close}`;
}

/** The one-line form, where nothing in `code` demands more lines. */
function oneLine(code: Code): string | null {
  return mustBreak(code) ? null : flatText(code);
}

function mustBreak(code: Code): boolean {
  if (typeof code === 'string') return code.includes('\n');
  if (!isList(code)) return code.some(mustBreak);
  return code.items.length > 0 && (code.broken === true || code.items.some(mustBreak));
}

function isList(code: Code): code is CodeList {
  return typeof code !== 'string' && 'open' in code;
}
