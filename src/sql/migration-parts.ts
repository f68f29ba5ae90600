/** Divides a migration file into its up and its down part, strictly. */
import { readMigrationComment } from './migration-marker.js';
import { scan, type SqlToken } from './scan.js';
import { MigrationFormatError } from './sql-text-error.js';

export interface MigrationPart {
  /** UTF-16 offsets in the file; the marker line is outside. */
  readonly start: number;
  readonly end: number;
  /** `file.slice(start, end)` */
  readonly text: string;
}

export interface MigrationParts {
  readonly up: MigrationPart;
  /** null: the file cannot be undone. */
  readonly down: MigrationPart | null;
  /** Whether the file has markers; without any, all of it is the up part. */
  readonly marked: boolean;
  /** False with `-- no-transaction`. */
  readonly transaction: boolean;
  /** The text after `-- irreversible:`; null without one. */
  readonly irreversible: string | null;
}

interface Found {
  readonly token: SqlToken;
  readonly kind: 'up' | 'down';
}

/**
 * The format of node-pg-migrate's SQL files, read strictly:
 *
 * - `-- Up Migration` stands on a line of its own, once; `-- Down Migration` after it, at most once.
 *   Only comments count: the same words in a string or a `$$` body are data.
 * - Nothing but comments stands before the up marker. Both parts hold a statement.
 * - A file without markers is an up part as a whole and cannot be undone.
 * - Before the first statement, `-- no-transaction` lets each statement run on its own, and
 *   `-- irreversible: <reason>` says why there is no down part.
 * - A comment that is almost a marker (`-- Down Migraton`) is an error. Prose is not a marker, also
 *   where node-pg-migrate would take it for one (`-- down migration is not possible because …`).
 *
 * `loadSqlParser()` must have been awaited.
 *
 * @throws MigrationFormatError or SqlScanError with the offset of the mistake.
 */
export function parseMigrationParts(text: string): MigrationParts {
  const tokens = scan(text);
  const markers: Found[] = [];
  let transaction = true;
  let irreversible: { reason: string; offset: number } | null = null;
  let codeSeen = false;

  for (const token of tokens) {
    if (token.kind !== 'line-comment' && token.kind !== 'block-comment') {
      codeSeen = true;
      continue;
    }
    const comment = readMigrationComment(token.text, startsLine(text, token.start));
    if (comment.kind === 'prose') continue;
    if (comment.kind === 'near-miss') throw new MigrationFormatError(comment.message, token.start, comment.help);
    if (comment.kind === 'up' || comment.kind === 'down') {
      markers.push({ token, kind: comment.kind });
      continue;
    }
    if (codeSeen) {
      throw new MigrationFormatError(
        `the option "${comment.kind}" comes too late`,
        token.start,
        'Move it above the first statement.',
      );
    }
    if (comment.kind === 'no-transaction') transaction = false;
    else irreversible = { reason: comment.reason, offset: token.start };
  }

  const parts = divide(text, tokens, markers);
  if (irreversible !== null && parts.down !== null) {
    throw new MigrationFormatError(
      'an irreversible migration has a down part',
      irreversible.offset,
      'Remove the option or the down part.',
    );
  }
  return { ...parts, transaction, irreversible: irreversible?.reason ?? null };
}

function divide(
  text: string,
  tokens: readonly SqlToken[],
  markers: readonly Found[],
): Pick<MigrationParts, 'up' | 'down' | 'marked'> {
  const [first, second, third] = markers;
  if (first === undefined) {
    return {
      up: part(text, tokens, { start: 0, end: text.length, name: 'the file', place: 0 }),
      down: null,
      marked: false,
    };
  }
  checkOrder(first, second, third);
  const early = tokens.find((token) => isCode(token) && token.start < first.token.start);
  if (early !== undefined) {
    throw new MigrationFormatError('SQL stands before "-- Up Migration"', early.start, 'Move it below the marker.');
  }
  const upEnd = second?.token.start ?? text.length;
  return {
    up: part(text, tokens, { start: first.token.end, end: upEnd, name: 'the up part', place: first.token.start }),
    down:
      second === undefined
        ? null
        : part(text, tokens, {
            start: second.token.end,
            end: text.length,
            name: 'the down part',
            place: second.token.start,
          }),
    marked: true,
  };
}

function checkOrder(first: Found, second: Found | undefined, third: Found | undefined): void {
  if (first.kind === 'down') {
    const message =
      second === undefined
        ? '"-- Down Migration" without "-- Up Migration"'
        : '"-- Down Migration" before "-- Up Migration"';
    throw new MigrationFormatError(
      message,
      first.token.start,
      'Write "-- Up Migration" above the statements of the up part, and the down part last.',
    );
  }
  const doubled = second?.kind === 'up' ? second : third;
  if (doubled !== undefined) {
    const name = doubled.kind === 'up' ? '-- Up Migration' : '-- Down Migration';
    throw new MigrationFormatError(`a second "${name}"`, doubled.token.start, 'Keep one; two steps are two files.');
  }
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly name: 'the file' | 'the up part' | 'the down part';
  /** Where a complaint about the whole part points to. */
  readonly place: number;
}

function part(text: string, tokens: readonly SqlToken[], { start, end, name, place }: Range): MigrationPart {
  const filled = tokens.some(
    (token) => isCode(token) && token.text !== ';' && token.start >= start && token.end <= end,
  );
  if (!filled) {
    const help =
      name === 'the down part'
        ? 'Write what undoes the up part, or remove the marker and say "-- irreversible: <reason>" at the top.'
        : 'Write at least one statement.';
    throw new MigrationFormatError(`${name} holds no statement`, place, help);
  }
  return { start, end, text: text.slice(start, end) };
}

function isCode(token: SqlToken): boolean {
  return token.kind !== 'line-comment' && token.kind !== 'block-comment';
}

function startsLine(text: string, offset: number): boolean {
  return /(?:^|[\r\n])[ \t\uFEFF]*$/.test(text.slice(Math.max(0, offset - 200), offset));
}
