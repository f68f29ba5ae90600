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
 * everything from `COPY … FROM stdin;` or `\copy … from stdin` to the line `\.`. A text without either comes back as it is.
 *
 * @see https://www.postgresql.org/docs/current/app-psql.html
 */
export function blankPsqlLines(text: string): PlainSql {
  const spans = candidates(text);
  if (spans.length === 0) return { text, mistakes: [] };
  const own = ownSpans(text, spans);
  return { text: blanked(text, own), mistakes: own.flatMap((span) => mistakeOf(text, span)) };
}

function candidates(text: string): Span[] {
  const found: Span[] = [];
  const pattern = /^[ \t]*(?:\\|copy\b)/gim;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index;
    const span = match[0].endsWith('\\') ? commandSpan(text, start) : copyBlock(text, start);
    if (span === null) continue;
    found.push(span);
    pattern.lastIndex = Math.max(span.end, pattern.lastIndex);
  }
  return found;
}

/** A command is a line; `\copy … from stdin` has its data in the lines after it. */
function commandSpan(text: string, start: number): Span {
  const end = lineEnd(text, start);
  const readsData = /^[ \t]*\\copy\b.*\bfrom\s+p?stdin\b/i.test(text.slice(start, end));
  return { start, end: readsData ? (dataEnd(text, end) ?? end) : end };
}

/** From `COPY` to the end of its data; null where no data follows. */
function copyBlock(text: string, start: number): Span | null {
  const semicolon = text.slice(start, start + copyLimit).indexOf(';');
  if (semicolon === -1) return null;
  const statementEnd = start + semicolon + 1;
  if (!/\bfrom\s+stdin\b/i.test(text.slice(start, statementEnd))) return null;
  const data = lineEnd(text, statementEnd);
  if (text.slice(statementEnd, data).trim() !== '') return null;
  const end = dataEnd(text, data);
  return end === null ? null : { start, end };
}

/** The end of the first line `\.` from here on. */
function dataEnd(text: string, from: number): number | null {
  const close = /^\\\.[ \t\r]*$/gm;
  close.lastIndex = from;
  const last = close.exec(text);
  return last === null ? null : last.index + last[0].length;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** Candidates that are looked at one by one. */
const fewSpans = 200;

/** The candidates that psql takes, and not those in a string or a comment. */
function ownSpans(text: string, spans: readonly Span[]): readonly Span[] {
  const tokens = tokensOf(blanked(text, spans));
  if (tokens !== null || spans.length > fewSpans) {
    const inside = tokensOver(tokens ?? [], spans);
    return spans.filter((span) => !inside.has(span));
  }
  // A line that begins with a backslash inside a string may end the string too, and without it nothing does.
  const own: Span[] = [];
  for (const span of spans) if (tokensOf(blanked(text.slice(0, span.start), own)) !== null) own.push(span);
  return own;
}

/** The spans that lie within one token, so that they belong to a string or a comment. */
function tokensOver(tokens: readonly SqlToken[], spans: readonly Span[]): ReadonlySet<Span> {
  const over = new Set<Span>();
  let at = 0;
  for (const token of tokens) {
    while (at < spans.length && (spans[at]?.end ?? 0) <= token.start) at += 1;
    for (let next = at; next < spans.length; next += 1) {
      const span = spans[next];
      if (span === undefined || span.start >= token.end) break;
      if (token.start < span.start && token.end >= span.end) over.add(span);
    }
  }
  return over;
}

/** Null where a string, a name or a comment has no end. */
function tokensOf(text: string): readonly SqlToken[] | null {
  try {
    return scan(text);
  } catch (error) {
    // Whoever reads the text next tells of it, at its place.
    if (error instanceof SqlScanError) return null;
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
