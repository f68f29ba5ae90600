/** The table of `docs/type-truth.md` that shows the score. */

export interface ShownScore {
  readonly statements: number;
  readonly columns: number;
  readonly unsound: number;
  readonly needless: number;
}

/** By what was measured: `| the corpus | 754 | 1,998 | 0 | 34 |`. */
export function scoreRows(page: string): ReadonlyMap<string, ShownScore> {
  const row = /^\| ([^|]+?) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|$/gm;
  const number = (text: string | undefined): number => Number((text ?? '').replaceAll(',', ''));
  return new Map(
    Array.from(page.matchAll(row), ([, name, statements, columns, unsound, needless]) => [
      name ?? '',
      { statements: number(statements), columns: number(columns), unsound: number(unsound), needless: number(needless) },
    ]),
  );
}
