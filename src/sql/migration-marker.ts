/** Tells which comments of a migration file divide it, which set options, and which try to and fail. */

export type MigrationComment =
  | { readonly kind: 'up' }
  | { readonly kind: 'down' }
  | { readonly kind: 'no-transaction' }
  | { readonly kind: 'irreversible'; readonly reason: string }
  /** Looks like one of the above but is none. */
  | { readonly kind: 'near-miss'; readonly message: string; readonly help: string }
  | { readonly kind: 'prose' };

const prose: MigrationComment = { kind: 'prose' };
const markerHelp = 'Write "-- Up Migration" or "-- Down Migration", each alone on its line.';

/**
 * Judges one comment. `-- Up Migration` and `-- Down Migration` are markers in any letter case; a comment
 * of one to three words that is almost that, or the marker of another migration tool, is a near miss.
 * Longer comments are prose, whatever they begin with.
 */
export function readMigrationComment(comment: string, startsLine: boolean): MigrationComment {
  const content = comment.replace(/^(?:--|\/\*)[-\s]*|[-\s*/]*$/g, '');
  const marker = /^(?<direction>up|down)\s+migration$/i.exec(content)?.groups?.['direction'];
  if (marker !== undefined) {
    if (!comment.startsWith('--')) return nearMiss('a migration marker has to be a "--" comment', markerHelp);
    if (!startsLine) return nearMiss('a migration marker has to stand on a line of its own', markerHelp);
    return { kind: marker.toLowerCase() === 'up' ? 'up' : 'down' };
  }
  return readOption(comment, content) ?? readNearMiss(content) ?? prose;
}

/** Whether the comment is exactly a marker, wherever it stands. */
export function isMigrationMarker(comment: string): boolean {
  const { kind } = readMigrationComment(comment, true);
  return kind === 'up' || kind === 'down';
}

/** What is almost right about a comment that may have been meant as a marker; null for prose and for markers. */
export function nearMissOfMarker(comment: string): { readonly message: string; readonly help: string } | null {
  const reading = readMigrationComment(comment, true);
  return reading.kind === 'near-miss' ? reading : null;
}

function readOption(comment: string, content: string): MigrationComment | null {
  if (/^no-transaction(?:\s*:.*)?$/is.test(content)) {
    return comment.startsWith('--')
      ? { kind: 'no-transaction' }
      : nearMiss('an option has to be a "--" comment', 'Write "-- no-transaction".');
  }
  if (/^no[\s_]?transactions?(?:\s*:.*)?$/is.test(content)) {
    return nearMiss(
      'this looks like the option "-- no-transaction" but is spelt differently',
      'Write "-- no-transaction".',
    );
  }
  const irreversible = /^irreversible\s*(?::\s*(?<reason>.*))?$/is.exec(content);
  if (irreversible === null) return null;
  const reason = irreversible.groups?.['reason'] ?? '';
  if (reason === '' || !comment.startsWith('--')) {
    return nearMiss('"irreversible" needs its reason', 'Write "-- irreversible: why it cannot be undone".');
  }
  return { kind: 'irreversible', reason };
}

function readNearMiss(content: string): MigrationComment | null {
  const otherTool = /^(?:\+\s*(?:goose|migrate)|migrate\s*:|rambler|!\s*(?:up|down))/i.exec(content);
  if (otherTool !== null && /\b(?:up|down)\b/i.test(content)) {
    return nearMiss('this is the marker of another migration tool', markerHelp);
  }
  const words = content.toLowerCase().match(/[\p{L}]+/gu) ?? [];
  const letters = words.join('');
  if (words.length < 1 || words.length > 3 || !looksLikeMarker(words, letters)) return null;
  return nearMiss(`"${content.slice(0, 40)}" looks like a migration marker but is none`, markerHelp);
}

function looksLikeMarker(words: readonly string[], letters: string): boolean {
  if (letters === 'up' || letters === 'down') return true;
  if (
    words.length === 2 &&
    words.some((word) => /^(?:up|down)$/.test(word)) &&
    words.some((word) => word.startsWith('migrat'))
  )
    return true;
  // The length keeps "migration" alone, two letters from "up migration", out.
  return letters.length >= 10 && (distance(letters, 'upmigration') <= 1 || distance(letters, 'downmigration') <= 2);
}

function nearMiss(message: string, help: string): MigrationComment {
  return { kind: 'near-miss', message, help };
}

/** Letters to insert, delete, replace or swap with a neighbour to get from one word to the other. */
function distance(from: string, to: string): number {
  const rows = Array.from({ length: from.length + 1 }, (_, i) =>
    Array.from({ length: to.length + 1 }, (_, j) => (i === 0 ? j : i)),
  );
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= from.length; i++) {
    for (let j = 1; j <= to.length; j++) {
      const change = from[i - 1] === to[j - 1] ? 0 : 1;
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        best = Math.min(best, at(i - 2, j - 2) + 1);
      const row = rows[i];
      if (row !== undefined) row[j] = best;
    }
  }
  return at(from.length, to.length);
}
