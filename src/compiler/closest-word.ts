/** Finds what a misspelt word may have been. */

/** The candidate with the fewest edits, at most `limit`; swapped neighbours count as one edit. `null` when none is. */
export function closestWord<Word extends string>(word: string, candidates: readonly Word[], limit: number): Word | null {
  let best: Word | null = null;
  let least = limit + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate);
    // A short word may not turn into another one altogether.
    if (distance < least && distance < candidate.length) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      let cost = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + change);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
