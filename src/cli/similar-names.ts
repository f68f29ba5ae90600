/** Finds what a wrong name may have meant, by the pairs of letters that two names share. */

/**
 * At most three candidates, the likeliest first; letter case and underscores do not count. Pairs of letters find
 * `GetTelemetryTaskEvents` for `TelemetryEvents`, which no small number of edits would.
 */
export function similarNames(name: string, candidates: readonly string[]): readonly string[] {
  const wanted = pairs(name);
  return candidates
    .map((candidate) => ({ candidate, likeness: likeness(wanted, pairs(candidate)) }))
    .filter((each) => each.likeness >= 0.5)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 3)
    .map((each) => each.candidate);
}

/** The name in a form in which `get_task`, `getTask` and `GetTask` are the same. */
export function foldName(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

function pairs(name: string): readonly string[] {
  const folded = ` ${foldName(name)} `;
  return Array.from({ length: folded.length - 1 }, (_, index) => folded.slice(index, index + 2));
}

/** Sørensen–Dice: 1 for the same pairs, 0 for none in common. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  const common = a.filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * common.length) / (a.length + b.length);
}
