/** A part of a file with some spans replaced, and the way back from the new text to the file. */

export interface Edit {
  /** Offsets in the file of what is replaced. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface EditedText {
  readonly text: string;
  /**
   * Offset in the file of an offset in `text`. Inside a replacement it is where the replaced span starts; outside of
   * `text` it is the nearest end.
   */
  readonly toFileOffset: (offset: number) => number;
  /** Where in `text` the replacement of the span that starts at `start` stands. */
  readonly offsetOfEdit: (start: number) => number;
}

interface Piece {
  /** Offset in the new text. */
  readonly at: number;
  readonly fileStart: number;
  readonly copied: boolean;
}

/** Applies `edits`, which do not overlap, to `source` between `start` and `end`; edits outside are ignored. */
export function editText(source: string, start: number, end: number, edits: readonly Edit[]): EditedText {
  const inside = edits.filter((edit) => edit.start >= start && edit.end <= end).sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let text = '';
  let done = start;
  for (const edit of inside) {
    pieces.push({ at: text.length, fileStart: done, copied: true });
    text += source.slice(done, edit.start);
    pieces.push({ at: text.length, fileStart: edit.start, copied: false });
    text += edit.text;
    done = edit.end;
  }
  pieces.push({ at: text.length, fileStart: done, copied: true });
  text += source.slice(done, end);
  return {
    text,
    toFileOffset: (offset) => fileOffset(pieces, Math.min(Math.max(offset, 0), text.length)),
    offsetOfEdit: (fileStart) => pieces.find((piece) => !piece.copied && piece.fileStart === fileStart)?.at ?? 0,
  };
}

function fileOffset(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  if (piece === undefined) return offset;
  return piece.copied ? piece.fileStart + offset - piece.at : piece.fileStart;
}
