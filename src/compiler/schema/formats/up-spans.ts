/** Which parts of a schema file build the schema. */
import { isMigrationMarker, MigrationFormatError, nearMissOfMarker, parseMigrationParts, type SqlToken } from '../../../sql/index.js';
import { dbmate } from './dbmate.js';
import { goose } from './goose.js';
import type { Marker, MarkerFormat } from './marker-format.js';
import { rambler } from './rambler.js';
import { sqlMigrate } from './sql-migrate.js';
import { tern } from './tern.js';

export interface UpSpan {
  /** UTF-16 offsets in the file. */
  readonly start: number;
  readonly end: number;
}

const formats: readonly MarkerFormat[] = [goose, sqlMigrate, dbmate, tern, rambler];

interface FoundMarker {
  readonly format: MarkerFormat | null;
  readonly marker: Marker;
  readonly token: SqlToken;
}

/**
 * A file with the markers of a migration tool counts with its way up, any other file as a whole. Only
 * comments that stand alone on their line are markers. Some tools allow several parts of one direction.
 *
 * @throws MigrationFormatError where a marker is misspelt, or markers of two tools meet.
 */
export function upSpans(text: string, tokens: readonly SqlToken[]): readonly UpSpan[] {
  // A file of comments alone is a fine schema file, whatever they say.
  if (!tokens.some(isCode)) return [];
  const markers = findMarkers(text, tokens);
  const [first] = markers;
  if (first === undefined) {
    checkNearMisses(text, tokens);
    return [{ start: 0, end: text.length }];
  }
  const foreign = markers.find(({ format }) => format !== first.format);
  if (foreign !== undefined) {
    const message = `a marker of ${nameOf(foreign)} in a file of ${nameOf(first)}`;
    throw new MigrationFormatError(message, foreign.token.start, 'Keep the markers of one tool.');
  }
  return first.format === null ? [parseMigrationParts(text).up] : divide(text, tokens, markers, first.format);
}

function findMarkers(text: string, tokens: readonly SqlToken[]): FoundMarker[] {
  return tokens.flatMap((token): FoundMarker[] => {
    if (token.kind !== 'line-comment' || !startsLine(text, token.start)) return [];
    if (isMigrationMarker(token.text)) return [{ format: null, marker: 'up', token }];
    for (const format of formats) {
      const marker = format.read(token.text.trimEnd());
      if (marker !== null) return [{ format, marker, token }];
    }
    return [];
  });
}

function divide(text: string, tokens: readonly SqlToken[], markers: readonly FoundMarker[], format: MarkerFormat): UpSpan[] {
  const spans: UpSpan[] = [];
  let way = format.head === 'up' ? 'up' : 'nothing';
  let start = 0;
  const close = (end: number): void => {
    if (way === 'up') spans.push({ start, end });
  };
  for (const { marker, token } of markers) {
    if (marker === 'misspelt') {
      const help = `Correct its spelling; ${format.name} tells the way up from the way down by it.`;
      throw new MigrationFormatError(`"${token.text.trim().slice(0, 60)}" is no marker of ${format.name}`, token.start, help);
    }
    if (marker === 'setting') continue;
    if (way === 'nothing') checkHead(tokens, token.start, format);
    close(token.start);
    way = marker;
    start = token.end;
  }
  if (way === 'nothing') checkHead(tokens, text.length, format);
  close(text.length);
  return spans;
}

function checkHead(tokens: readonly SqlToken[], end: number, format: MarkerFormat): void {
  const early = tokens.find((token) => isCode(token) && token.start < end);
  if (early === undefined) return;
  throw new MigrationFormatError(`SQL stands before the first marker of ${format.name}`, early.start, 'Move it below the marker.');
}

/** A misspelt marker of the way down would run both ways, and the schema would be empty. */
function checkNearMisses(text: string, tokens: readonly SqlToken[]): void {
  let last = ';';
  for (const token of tokens) {
    if (isCode(token)) last = token.text;
    else if (last === ';' && startsLine(text, token.start) && /d[own]{2,3}/i.test(token.text)) {
      const miss = nearMissOfMarker(token.text);
      if (miss !== null) throw new MigrationFormatError(miss.message, token.start, miss.help);
    }
  }
}

function nameOf({ format }: FoundMarker): string {
  return format?.name ?? 'node-pg-migrate';
}

function isCode(token: SqlToken): boolean {
  return token.kind !== 'line-comment' && token.kind !== 'block-comment';
}

function startsLine(text: string, offset: number): boolean {
  return /(?:^|[\r\n])[ \t\uFEFF]*$/.test(text.slice(Math.max(0, offset - 200), offset));
}
