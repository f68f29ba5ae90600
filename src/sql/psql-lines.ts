/** Takes what only psql understands out of a text: its commands, and the data under `COPY … FROM stdin`. */
import { scan, type SqlToken } from './scan.js';
import { SqlScanError } from './sql-text-error.js';

export interface PsqlMistake {
  readonly message: string;
  /** UTF-16 offset in the text. */
  readonly offset: number;
  readonly help: string;
}

export interface PlainSql {
  /** As long as the given text, with blanks for what was taken out: offsets stay. */
  readonly text: string;
  /** Commands on which the meaning of the rest depends. */
  readonly mistakes: readonly PsqlMistake[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** psql commands that change which statements run; others only connect, print, or set how psql looks. */
const meaningful: Readonly<Record<string, string>> = {
  i: 'Name the file that it reads among the schema files, before this one.',
  ir: 'Name the file that it reads among the schema files, before this one.',
  include: 'Name the file that it reads among the schema files, before this one.',
  include_relative: 'Name the file that it reads among the schema files, before this one.',
  if: 'Write the branch that builds the schema, without the condition.',
  g: 'End the statement with a semicolon.',
  gx: 'End the statement with a semicolon.',
  gset: 'Write the values that the statements after it need.',
  gexec: 'Write the statements that it would run.',
};

/** Longest COPY statement that is looked for. */
const copyLimit = 20_000;

/**
 * Lines that begin with a backslash are psql's, unless they are inside a string or a comment, and so is
 * everything from `COPY … FROM stdin;` to the line `\.`. A text without either comes back as it is.
 *
 * @see https://www.postgresql.org/docs/current/app-psql.html
 */
export function blankPsqlLines(text: string): PlainSql {
  const spans = candidates(text);
  if (spans.length === 0) return { text, mistakes: [] };
  const inside = tokensOver(blanked(text, spans), spans);
  const own = spans.filter((span) => !inside.has(span));
  return { text: blanked(text, own), mistakes: own.flatMap((span) => mistakeOf(text, span)) };
}

function candidates(text: string): Span[] {
  const found: Span[] = [];
  const pattern = /^[ \t]*(?:\\|copy\b)/gim;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index;
    const span = match[0].endsWith('\\') ? { start, end: lineEnd(text, start) } : copyBlock(text, start);
    if (span === null) continue;
    found.push(span);
    pattern.lastIndex = Math.max(span.end, pattern.lastIndex);
  }
  return found;
}

/** From `COPY` to the end of its data; null where no data follows. */
function copyBlock(text: string, start: number): Span | null {
  const semicolon = text.slice(start, start + copyLimit).indexOf(';');
  if (semicolon === -1) return null;
  const statementEnd = start + semicolon + 1;
  if (!/\bfrom\s+stdin\b/i.test(text.slice(start, statementEnd))) return null;
  const data = lineEnd(text, statementEnd);
  if (text.slice(statementEnd, data).trim() !== '') return null;
  const close = /^\\\.[ \t\r]*$/gm;
  close.lastIndex = data;
  const last = close.exec(text);
  return last === null ? null : { start, end: last.index + last[0].length };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** The spans that lie within one token, so that they belong to a string or a comment. */
function tokensOver(text: string, spans: readonly Span[]): ReadonlySet<Span> {
  const over = new Set<Span>();
  let at = 0;
  for (const token of tokensOf(text)) {
    while (at < spans.length && (spans[at]?.end ?? 0) <= token.start) at += 1;
    for (let next = at; next < spans.length; next += 1) {
      const span = spans[next];
      if (span === undefined || span.start >= token.end) break;
      if (token.start < span.start && token.end >= span.end) over.add(span);
    }
  }
  return over;
}

function tokensOf(text: string): readonly SqlToken[] {
  try {
    return scan(text);
  } catch (error) {
    // Whoever reads the text next tells of it, at its place.
    if (error instanceof SqlScanError) return [];
    throw error;
  }
}

function blanked(text: string, spans: readonly Span[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of spans) {
    result += text.slice(done, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ');
    done = end;
  }
  return result + text.slice(done);
}

function mistakeOf(text: string, { start, end }: Span): PsqlMistake[] {
  const line = text.slice(start, end);
  const command = /^[ \t]*\\(?<name>\w+)/.exec(line)?.groups?.['name'] ?? '';
  const help = Object.hasOwn(meaningful, command) ? meaningful[command] : undefined;
  if (help === undefined) return [];
  const offset = start + line.indexOf('\\');
  return [{ message: `the schema cannot depend on psql's command \\${command}`, offset, help }];
}
