/**
 * Reads PostgreSQL's text form of a node tree (`pg_node_tree`, `debug_print_parse`) into plain nodes.
 * It knows the grammar of the text, not the meaning of any node: PostgreSQL 16, 17 and 18 differ in
 * fields, so fields are read by name, unknown ones are kept and missing ones are simply absent.
 */
import type { Datum, TreeNode, TreeValue } from './node.js';

/** Thrown for text that is no node tree: a program mistake or an unknown PostgreSQL, never a user's. */
export class NodeTreeError extends Error {
  override readonly name = 'NodeTreeError';
}

/** @example readNodeTree('{CONST :constisnull false :location 7}') // { tag: 'CONST', fields: Map … } */
export function readNodeTree(text: string): TreeValue {
  const reader = new Reader(text);
  const value = reader.value();
  reader.end();
  return value;
}

/** Reads a tree whose root is one node, also when it is wrapped in one-element lists. */
export function readRootNode(text: string): TreeNode {
  let value = readNodeTree(text);
  while (Array.isArray(value) && value.length === 1) value = value[0] as TreeValue;
  if (value === null || typeof value !== 'object' || Array.isArray(value) || !('tag' in value)) {
    throw new NodeTreeError('the tree has no single root node');
  }
  return value;
}

const SPACE = 32;
const NEWLINE = 10;
const BACKSLASH = 92;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): TreeValue {
    this.#skipSpace();
    const char = this.#text[this.#at];
    if (char === '{') return this.#node();
    if (char === '(') return this.#list();
    if (char === '"') return this.#quoted();
    return this.#token();
  }

  end(): void {
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#fail('text after the tree');
  }

  #node(): TreeNode {
    this.#at += 1;
    const tag = this.#bare();
    const fields = new Map<string, TreeValue>();
    for (;;) {
      this.#skipSpace();
      const char = this.#text[this.#at];
      if (char === '}') {
        this.#at += 1;
        return { tag, fields };
      }
      if (char !== ':') {
        this.#word(tag);
        continue;
      }
      this.#at += 1;
      const name = this.#bare();
      fields.set(name, name === 'constvalue' ? this.#datum() : this.#fieldValue());
    }
  }

  /** Nodes of statements that are not analysed mark their kind so: `{A_CONST NULL …}`, `{A_EXPR ANY …}`. Nothing reads it. */
  #word(tag: string): void {
    const start = this.#at;
    this.#bare();
    if (this.#at === start) this.#fail(`a field of ${tag} was expected`);
  }

  /** A field's value; some fields hold several values in a row (`:funccolnames`), of which none is read here. */
  #fieldValue(): TreeValue {
    const first = this.value();
    this.#skipSpace();
    const next = this.#text[this.#at];
    if (next === ':' || next === '}' || next === undefined) return first;
    const values: TreeValue[] = [first];
    for (;;) {
      this.#skipSpace();
      const char = this.#text[this.#at];
      if (char === ':' || char === '}' || char === undefined) return values;
      values.push(this.value());
    }
  }

  /** `4 [ 1 0 0 0 ]`: length and signed bytes, or `<>` for NULL. */
  #datum(): Datum | null {
    const length = this.#token();
    if (length === null) return null;
    this.#skipSpace();
    if (this.#text[this.#at] !== '[') this.#fail('a Datum was expected');
    this.#at += 1;
    const close = this.#text.indexOf(']', this.#at);
    if (close < 0) this.#fail('a Datum does not end');
    const bytes = this.#text.slice(this.#at, close).trim().split(/\s+/).map(Number);
    this.#at = close + 1;
    return { datum: bytes.slice(0, Math.max(Number(length), 0) || bytes.length).map((byte) => byte & 0xff) };
  }

  #list(): TreeValue[] {
    this.#at += 1;
    this.#skipSpace();
    // Lists of integers, OIDs, transaction ids and bitmapsets start with a letter of their own.
    const mark = /^[iobx](?=[\s)])/.exec(this.#text.slice(this.#at, this.#at + 2));
    if (mark) this.#at += 1;
    const items: TreeValue[] = [];
    for (;;) {
      this.#skipSpace();
      if (this.#at >= this.#text.length) this.#fail('a list does not end');
      if (this.#text[this.#at] === ')') {
        this.#at += 1;
        return items;
      }
      items.push(this.value());
    }
  }

  /** An element of a string list: `"…"` with backslash escapes. Like any token it ends where a space or bracket stands. */
  #quoted(): string {
    const start = this.#at;
    this.#bare();
    const raw = this.#text.slice(start, this.#at);
    if (raw.length < 2 || !raw.endsWith('"')) this.#fail('a string does not end');
    return unescaped(raw.slice(1, -1));
  }

  /** A bare token with backslash escapes; `<>` alone is NULL. */
  #token(): string | null {
    this.#skipSpace();
    const start = this.#at;
    const raw = this.#bare();
    if (raw === '' && this.#at === start) this.#fail('a value was expected');
    return raw === '<>' && this.#text.slice(start, this.#at) === '<>' ? null : raw;
  }

  #bare(): string {
    const text = this.#text;
    let at = this.#at;
    let escaped = false;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === BACKSLASH) {
        escaped = true;
        at += 1;
      } else if (code === SPACE || code === NEWLINE || code === 9 || isBracket(code)) {
        break;
      }
    }
    const raw = text.slice(this.#at, at);
    this.#at = at;
    return escaped ? unescaped(raw) : raw;
  }

  #skipSpace(): void {
    for (; this.#at < this.#text.length; this.#at += 1) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== SPACE && code !== NEWLINE && code !== 9) return;
    }
  }

  #fail(what: string): never {
    throw new NodeTreeError(`${what} at offset ${this.#at}: ${this.#text.slice(this.#at, this.#at + 40)}`);
  }
}

function unescaped(raw: string): string {
  return raw.replace(/\\([\s\S])/g, '$1');
}

/** `(`, `)`, `{`, `}` end a bare token. */
function isBracket(code: number): boolean {
  return code === 40 || code === 41 || code === 123 || code === 125;
}
