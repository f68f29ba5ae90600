/** A copy of the compiler whose solver holds every mutant. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { solveQuery } from '../../src/compiler/solve/solve-query.js';
import type { loadSqlParser } from '../../src/sql/index.js';
import { copySources } from './copied-sources.js';
import { instrument, type Mutant } from './instrument.js';

/** Files of the solver in which nothing is decided: words, tables, and where a value comes from. */
const undecided = ['relative-text.ts', 'origins.ts', 'parameter-origins.ts', 'data/'];

export interface MutableSolver {
  readonly solveQuery: typeof solveQuery;
  readonly mutants: readonly Mutant[];
  /** The mutant that is on; 0 for none. */
  turnOn(number: number): void;
  /** Forgets what the solver remembers from query to query, and starts to note the guards that are asked. */
  startAnew(): void;
  /** How many guards were asked since `startAnew`. */
  steps(): number;
  /** Breaks off a solver that asks more guards than this. */
  limitSteps(most: number): void;
  /** Mutants whose guards were asked since `startAnew`. */
  reached(): readonly number[];
}

interface Switch {
  (number: number): boolean;
  on: number;
  generation: number;
  steps: number;
  most: number;
  readonly asked: Uint8Array;
}

export async function openMutableSolver(): Promise<MutableSolver> {
  const copy = await copySources('rowtype-mutants');
  const folder = fileURLToPath(new URL('src/compiler/solve/', copy));
  const mutants: Mutant[] = [];
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const file = name.replaceAll('\\', '/');
    if (!file.endsWith('.ts') || undecided.some((start) => file.startsWith(start))) continue;
    const found = instrument(file, await readFile(join(folder, name), 'utf8'), mutants.length + 1);
    mutants.push(...found.mutants);
    // What is remembered under one mutant must not be met under the next.
    await writeFile(join(folder, name), found.text.replaceAll('new WeakMap', 'new $Memory'));
  }
  const reader = fileURLToPath(new URL('src/compiler/tree/read-node-tree.ts', copy));
  await writeFile(reader, remembering(await readFile(reader, 'utf8')));
  const state = defineSwitch();
  const parser = (await import(new URL('src/sql/index.ts', copy).href)) as { readonly loadSqlParser: typeof loadSqlParser };
  await parser.loadSqlParser();
  const solver = (await import(pathToFileURL(join(folder, 'solve-query.ts')).href)) as { readonly solveQuery: typeof solveQuery };
  return {
    solveQuery: solver.solveQuery,
    mutants,
    turnOn(number) {
      state.on = number;
    },
    startAnew() {
      state.generation += 1;
      state.steps = 0;
      state.asked.fill(0);
    },
    steps: () => state.steps,
    limitSteps(most) {
      state.most = most;
    },
    reached: () => mutants.flatMap(({ number }) => (state.asked[number] === 1 ? [number] : [])),
  };
}

/** Reading trees is most of the work, and no mutant changes it: each text is read once. */
function remembering(text: string): string {
  return text.replaceAll(
    /export function (readRootNode|readNodeTree)\(text: string\): (\w+) \{/g,
    'const $$known_$1 = new Map<string, $2>();\nexport function $1(text: string): $2 {\n  const known = $$known_$1.get(text) ?? $$fresh_$1(text);\n  $$known_$1.set(text, known);\n  return known;\n}\nfunction $$fresh_$1(text: string): $2 {',
  );
}

/** The names that the instrumented text uses. */
function defineSwitch(): Switch {
  // By number; a guard is asked millions of times.
  const asked = new Uint8Array(0x10000);
  const ask = (number: number): boolean => {
    state.steps += 1;
    if (state.steps > state.most) throw new Error('the solver does not come to an end');
    asked[number] = 1;
    return state.on === number;
  };
  const state: Switch = Object.assign(ask, { on: 0, generation: 0, steps: 0, most: Number.POSITIVE_INFINITY, asked });

  class Memory {
    #kept = new Map<unknown, unknown>();
    #generation = 0;

    #now(): Map<unknown, unknown> {
      if (this.#generation !== state.generation) this.#kept = new Map();
      this.#generation = state.generation;
      return this.#kept;
    }
    get(key: unknown): unknown {
      return this.#now().get(key);
    }
    has(key: unknown): boolean {
      return this.#now().has(key);
    }
    set(key: unknown, value: unknown): this {
      this.#now().set(key, value);
      return this;
    }
  }
  Object.assign(globalThis, { $m: state, $Memory: Memory });
  return state;
}
