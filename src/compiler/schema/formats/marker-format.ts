/** What a migration tool writes into its files to tell the way up from the way down. */

/**
 * `up` and `down` begin a part; `setting` means something to the tool and nothing to the schema;
 * `misspelt` begins like a marker and is none.
 */
export type Marker = 'up' | 'down' | 'setting' | 'misspelt';

export interface MarkerFormat {
  readonly name: string;
  /** What stands before the first marker. */
  readonly head: 'up' | 'nothing';
  /** Judges a comment that stands alone on its line; null for one that is not the tool's. */
  readonly read: (comment: string) => Marker | null;
}

/** For tools whose markers are a mark and a word: the word decides. */
export function readWord(comment: string, mark: RegExp, settings: RegExp): Marker | null {
  const found = mark.exec(comment);
  if (found === null) return null;
  const words = comment.slice(found[0].length).trim().toLowerCase();
  const direction = /^(?<way>up|down)\b/.exec(words)?.groups?.['way'];
  if (direction !== undefined) return direction === 'up' ? 'up' : 'down';
  return settings.test(words) ? 'setting' : 'misspelt';
}
