/** Splits a text at its top-level semicolons. */
import { scan, type SqlToken } from './scan.js';

export interface SqlStatement {
  /** Offset of the first comment or token. */
  readonly start: number;
  /** Offset of the first token that is no comment. */
  readonly codeStart: number;
  /** Offset after the last token or comment, before the semicolon. */
  readonly end: number;
  /** Offset of the semicolon; null when the text ends without one. */
  readonly semicolon: number | null;
  /** `source.slice(start, end)`: comments before and inside included. */
  readonly text: string;
  /** Comments included, without the semicolon. */
  readonly tokens: readonly SqlToken[];
}

export interface SplitText {
  readonly statements: readonly SqlStatement[];
  /** Comments that no statement follows: at the end of the text, or before a lone semicolon. */
  readonly loose: readonly SqlToken[];
}

/**
 * Splits at each `;` that ends a statement for PostgreSQL: not in strings and comments, not in the
 * `BEGIN ATOMIC … END` body of a function, not in the parentheses of `CREATE RULE … DO (…; …)`.
 * Comments belong to the statement after them. Statements without code are dropped; their comments are
 * `loose`, so that every token but the semicolons is in the result once.
 *
 * Elsewhere an open parenthesis does not keep statements together, so one forgotten `)` spoils one
 * statement and not the file.
 *
 * @throws SqlScanError as `scan` does.
 */
export function splitStatements(text: string, tokens: readonly SqlToken[] = scan(text)): SplitText {
  const statements: SqlStatement[] = [];
  const loose: SqlToken[] = [];
  let current: SqlToken[] = [];
  let nesting = new Nesting();

  const finish = (semicolon: number | null): void => {
    const code = current.find(isCode);
    const first = current[0];
    const last = current.at(-1);
    if (code === undefined || first === undefined || last === undefined) {
      loose.push(...current);
      current = [];
      return;
    }
    const range = { start: first.start, codeStart: code.start, end: last.end, semicolon };
    statements.push({ ...range, text: text.slice(range.start, range.end), tokens: current });
    current = [];
  };

  for (const token of tokens) {
    if (token.kind === 'symbol' && token.text === ';' && !nesting.isInside()) {
      finish(token.start);
      nesting = new Nesting();
      continue;
    }
    current.push(token);
    if (isCode(token)) nesting.add(token);
  }
  finish(null);
  return { statements, loose };
}

function isCode(token: SqlToken): boolean {
  return token.kind !== 'line-comment' && token.kind !== 'block-comment';
}

/** Follows one statement and knows whether a semicolon here is part of it. */
class Nesting {
  #words: string[] = [];
  #previous = '';
  #isRule = false;
  #parentheses = 0;
  /** `begin` and `case` that wait for their `end`. */
  #blocks: string[] = [];

  isInside(): boolean {
    return this.#blocks.length > 0 || this.#parentheses > 0;
  }

  add(token: SqlToken): void {
    const word = token.kind === 'word' ? token.text.toLowerCase() : token.text;
    if (this.#words.length < 4) {
      this.#words.push(word);
      this.#isRule = /^create (or replace )?rule\b/.test(this.#words.join(' '));
    }
    if (this.#isRule && token.kind === 'symbol') this.#countParenthesis(word);
    if (token.kind === 'word') this.#followBlocks(word);
    this.#previous = word;
  }

  #countParenthesis(symbol: string): void {
    if (symbol === '(') this.#parentheses++;
    if (symbol === ')') this.#parentheses = Math.max(0, this.#parentheses - 1);
  }

  #followBlocks(word: string): void {
    if (word === 'atomic' && this.#previous === 'begin') this.#blocks.push('begin');
    if (this.#blocks.length === 0) return;
    // After a dot or AS the word is a name.
    if (this.#previous === '.' || this.#previous === 'as') return;
    if (word === 'case') this.#blocks.push('case');
    if (word === 'end') this.#blocks.pop();
  }
}
