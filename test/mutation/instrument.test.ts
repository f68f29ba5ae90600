/** Each guard can be taken out, and none is while no mutant is on. */
import { afterEach, expect, test } from 'vitest';
import { instrument } from './instrument.js';

const source = `
const judge = (node, list) => {
  if (node.kind === 'a' && node.sure) return 'both';
  if (node.kind === 'b' || node.late) return 'either';
  return list.filter((each) => each > 1).length > 2 && list.every((each) => each > 0) && list.some((each) => each > 9) ? 'many' : 'few';
};`;

const { text, mutants } = instrument('judge.ts', source, 1);

type Judge = (node: { readonly kind?: string; readonly sure?: boolean; readonly late?: boolean }, list: readonly number[]) => string;

function judgeUnder(number: number): Judge {
  Object.assign(globalThis, { $m: (asked: number) => asked === number });
  return new Function(`${text}\nreturn judge;`)() as Judge;
}

afterEach(() => void Reflect.deleteProperty(globalThis, '$m'));

const numberOf = (code: string, by: string): number => mutants.find((mutant) => mutant.code === code && mutant.by === by)?.number ?? 0;

test('without a mutant nothing changes', () => {
  const judge = judgeUnder(0);
  expect([judge({ kind: 'a', sure: true }, []), judge({ kind: 'b' }, []), judge({ late: true }, []), judge({}, [2, 3, 10]), judge({}, [])]).toEqual([
    'both', 'either', 'either', 'many', 'few',
  ]); // prettier-ignore
});

test.each([
  ["node.kind === 'a' && node.sure", 'true', {}, [], 'both'],
  ["node.kind === 'a' && node.sure", 'false', { kind: 'a', sure: true }, [], 'few'],
  ['node.sure', 'true', { kind: 'a' }, [], 'both'],
  ["node.kind === 'a'", 'true', { sure: true }, [], 'both'],
  ["node.kind === 'b'", 'false', { kind: 'b' }, [], 'few'],
  ['node.late', 'false', { late: true }, [], 'few'],
  ['(each) => each > 1', '() => true', {}, [1, 1, 10], 'many'],
  ['(each) => each > 0', '() => true', {}, [0, 2, 3, 10], 'many'],
  ['(each) => each > 9', '() => false', {}, [2, 3, 10], 'few'],
] as const)('%s becomes %s', (code, by, node, list, verdict) => {
  const number = numberOf(code, by);
  expect(number).toBeGreaterThan(0);
  expect(judgeUnder(number)(node, list)).toBe(verdict);
  expect(judgeUnder(0)(node, list)).not.toBe(verdict);
});

test('a mutant knows its place', () => {
  expect(mutants[0]).toMatchObject({ number: 1, file: 'judge.ts', line: 3 });
  expect(new Set(mutants.map(({ number }) => number)).size).toBe(mutants.length);
});
