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
    file: 'contents/array-contents.ts',
    code: "child(node, 'refassgnexpr') !== null",
    by: 'false',
    reason: 'only targets of SET and INSERT store an element, and nobody asks what is in those',
  },
  {
    file: 'contents/constant-contents.ts',
    code: "catalogue.types.get(int(node, 'consttype'))?.elementOid",
    by: 'true',
    reason: 'of constants of other types nobody asks for elements',
  },
  {
    file: 'generated-column.ts',
    code: "relation.kind !== 'r'",
    by: 'false',
    reason: 'no foreign table can be read here; test/nullability/children.test.ts misses the guard',
  },
  { file: 'query-output.ts', code: 'premises.length === 0', by: 'false', reason: 'only time: nobody remembers what was found in a copied scope' },
  {
    file: 'returned-column.ts',
    code: "relation.kind === 'f'",
    by: 'false',
    reason: 'no foreign table can be written here; test/nullability/children.test.ts misses the guard',
  },
  {
    file: 'bulk-insert.ts',
    code: "type.schema === 'pg_catalog'",
    by: 'true',
    reason: 'a base type of an extension would arrive as itself too; as text it needs no knowledge of its separator',
  },
  {
    file: 'check-constraints.ts',
    code: 'fact.relation !== null',
    by: 'true',
    reason: "behind the point of an expression's key stands no number, but where a name in it is written so",
  },
  {
    file: 'conditions.ts',
    code: 'weak.nulling.every((join) => strong.nulling.includes(join))',
    by: 'true',
    reason: 'a condition stands in one place, where a column has the same outer joins over it each time',
  },
  {
    file: 'conditions.ts',
    code: '(join) => strong.nulling.includes(join)',
    by: '() => true',
    reason: 'a condition stands in one place, where a column has the same outer joins over it each time',
  },
  {
    file: 'conditions.ts',
    code: "arg.tag === 'VAR'",
    by: 'true',
    reason: 'of another node the key would be that of relation 0, which no column has',
  },
  { file: 'at-most-one-row.ts', code: 'inner.outside.length === 0', by: 'false', reason: 'only time: without a condition from outside all else was tried for the number of its rows' },
  { file: 'build-scope.ts', code: 'extra.length === 0', by: 'false', reason: 'only time: a copy of the scope says the same and is remembered apart' },
  { file: 'create-solver.ts', code: '({ relation }) => relation === null', by: '() => true', reason: 'only time: the key of a column is the text of no expression' },
  { file: 'create-solver.ts', code: 'facts.length === 0', by: 'false', reason: 'only time: nothing is found among no facts' },
  { file: 'equalities.ts', code: 'left && right', by: 'false', reason: 'a FULL JOIN that keeps both sides makes no relation below it count as one row of one value' },
  { file: 'finds-row.ts', code: "bool(entry, 'lateral')", by: 'true', reason: 'only time: what stands by itself looks at no fact of this level' },
  { file: 'finds-row.ts', code: "bool(entry, 'lateral')", by: 'false', reason: 'facts of the part come from its conditions, which are proven without them; this keeps the two proofs apart' },
  { file: 'full-join-sides.ts', code: '!whole.nullable', by: 'false', reason: 'only time: what is never NULL is so in every case' },
  { file: 'full-join-sides.ts', code: 'open.length === 0', by: 'false', reason: 'only time: without a case the verdict is made once more' },
  { file: 'outer-joins.ts', code: "node.tag === 'RANGETBLREF'", by: 'false', reason: 'an item reads like an inner join of nothing: its own number and no condition' },
  { file: 'lone-parameter.ts', code: "node.tag === 'PARAM'", by: 'true', reason: 'other nodes would be parameter 0, which no statement has' },
  { file: 'refutation/assume.ts', code: 'ofEach !== ANY', by: 'true', reason: 'only time: that a part comes out in any way says nothing of it' },
  { file: 'refutation/assume.ts', code: 'failing === 0', by: 'false', reason: 'only time: then no part is able to fail' },
  {
    file: 'refutation/constants.ts',
    code: "!integers.has(int(node, 'consttype'))",
    by: 'false',
    reason: 'only time: the bytes of a long value make one number too',
  },
  {
    file: 'refutation/knowledge.ts',
    code: 'this.#nulls.get(term) === isNull',
    by: 'false',
    reason: 'only time: what is known already counts as learnt, and the proof goes on to its last round',
  },
  {
    file: 'refutation/knowledge.ts',
    code: 'known !== undefined && left.length === known.size',
    by: 'false',
    reason: 'only time: what is known already counts as learnt, and the proof goes on to its last round',
  },
  {
    file: 'refutation/knowledge.ts',
    code: 'constants.every((constant) => known.has(constant))',
    by: 'false',
    reason: 'only time: what is known already counts as learnt, and the proof goes on to its last round',
  },
  {
    file: 'refutation/knowledge.ts',
    code: '(known & outcomes) === known',
    by: 'false',
    reason: 'only time: what is known already counts as learnt, and the proof goes on to its last round',
  },
  { file: 'refutation/refute.ts', code: 'premises.length === 0', by: 'false', reason: 'only time: without premises nothing is contradicted' },
  { file: 'refutation/refute.ts', code: 'row.known.changes === before', by: 'false', reason: 'only time: further rounds learn nothing more' },
  { file: 'solve-columns.ts', code: 'problems.length > 0', by: 'false', reason: 'nobody reads columns that stand beside problems' },
  { file: 'solve-columns.ts', code: 'hasInside(column.typeOid, solver.catalogue)', by: 'true', reason: 'only time: types without an inside take none' },
  {
    file: 'substitute-columns.ts',
    code: "part.tag === 'SUBLINK'",
    by: 'false',
    reason: 'the text of a sub-query whose columns were taken for others is that of no key, predicate or group',
  },
];

/** The reason why a mutant is equivalent; null for one that has to be killed. */
export function equivalenceOf({ file, code, by }: Mutant): string | null {
  return equivalences.find((each) => each.file === file && each.code === code && each.by === by)?.reason ?? null;
}
