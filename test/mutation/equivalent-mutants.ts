/** Mutants that change no verdict, each with the reason. */
import type { Mutant } from './instrument.js';

interface Equivalence {
  readonly file: string;
  readonly code: string;
  readonly by: string;
  readonly reason: string;
}

export const equivalences: readonly Equivalence[] = [
  {
    file: 'bulk-insert.ts',
    code: "type.schema === 'pg_catalog'",
    by: 'true',
    reason: 'a base type of an extension would arrive as itself too; as text it needs no knowledge of its separator',
  },
  { file: 'lone-parameter.ts', code: "node.tag === 'PARAM'", by: 'true', reason: 'other nodes would be parameter 0, which no statement has' },
  { file: 'solve-columns.ts', code: 'problems.length > 0', by: 'false', reason: 'nobody reads columns that stand beside problems' },
  { file: 'solve-columns.ts', code: 'hasInside(column.typeOid, solver.catalogue)', by: 'true', reason: 'only time: types without an inside take none' },
];

/** The reason why a mutant is equivalent; null for one that has to be killed. */
export function equivalenceOf({ file, code, by }: Mutant): string | null {
  return equivalences.find((each) => each.file === file && each.code === code && each.by === by)?.reason ?? null;
}
