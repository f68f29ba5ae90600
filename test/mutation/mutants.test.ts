/**
 * A part of the solver's guards, each taken out: something must miss it. Which part it is depends on the solver's text, so that
 * one commit always asks for the same; `npm run mutate` asks for all.
 */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { olderServers } from '../support/older-servers.js';
import { type CorpusTree, readCorpusTrees } from './corpus-trees.js';
import { equivalenceOf, equivalences } from './equivalent-mutants.js';
import { illTyped } from './ill-typed.js';
import type { Mutant } from './instrument.js';
import { judgeMutants, mutantLine, survives } from './judge-mutants.js';
import { type MutableSolver, openMutableSolver } from './mutable-solver.js';

/** Milliseconds. */
const SLOW_MACHINE = 600_000;
const PARTS = 8;

// PostgreSQL 16 writes trees that some guards are for.
const missing = olderServers().find(({ version }) => version === 16)?.skip ?? null;

describe.skipIf(missing !== null)(`mutants of the solver${missing === null ? '' : ` (skipped: PostgreSQL 16: ${missing})`}`, () => {
  let solver: MutableSolver;
  let statements: readonly CorpusTree[];
  beforeAll(async () => {
    solver = await openMutableSolver();
    statements = await readCorpusTrees();
  }, SLOW_MACHINE);

  test('none of a part of them goes unnoticed', async () => {
    const part = partOf(solver.mutants);
    const chosen = solver.mutants.filter((mutant) => mutant.number % PARTS === part && equivalenceOf(mutant) === null);
    const refused = await illTyped(chosen);
    const judged = judgeMutants(solver, statements, chosen.filter(({ number }) => !refused.has(number)));
    expect(judged.length).toBeGreaterThan(100);
    expect(judged.filter(survives).map(mutantLine)).toEqual([]);
  }, SLOW_MACHINE);

  test('without statements each of them would', () => {
    const chosen = solver.mutants.slice(0, 20);
    expect(judgeMutants(solver, [], chosen).filter(survives)).toHaveLength(chosen.length);
  });

  test('those that are listed as changing nothing are there', () => {
    expect(equivalences.filter((each) => !solver.mutants.some((mutant) => mutant.file === each.file && mutant.code === each.code && mutant.by === each.by))).toEqual([]);
  });
});

function partOf(mutants: readonly Mutant[]): number {
  const hash = createHash('sha256');
  for (const { code } of mutants) hash.update(code);
  return hash.digest().readUInt32BE() % PARTS;
}
