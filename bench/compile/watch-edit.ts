/** How long a command that watches takes from a saved file to new code. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { CommandOptions } from '../../test/support/run-command.js';

export interface WatchedEdit {
  /** The query file that is edited, and what it becomes in each round. */
  readonly file: string;
  readonly texts: readonly string[];
  /** The file of code that must change. */
  readonly code: string;
}

/** Milliseconds after which nothing is expected any more. */
const patience = 60_000;

/** Milliseconds of each round, the first left out: it warms the process up. Infinity where no new code came. */
export async function watchEdits(script: string, args: readonly string[], { file, texts, code }: WatchedEdit, { cwd, env = {} }: CommandOptions): Promise<readonly number[]> {
  const child = spawn(process.execPath, [script, ...args], { cwd, env: { ...process.env, ...env }, stdio: 'ignore' });
  try {
    await settled(code);
    const times: number[] = [];
    for (const text of texts) {
      const before = readFileSync(code, 'utf8');
      const start = performance.now();
      writeFileSync(file, text);
      while (readText(code) === before && performance.now() - start < patience) await pause(2);
      times.push(readText(code) === before ? Infinity : performance.now() - start);
      await pause(300);
    }
    return times.slice(1);
  } finally {
    child.kill('SIGKILL');
  }
}

/** Until the code is there and has not changed for a second: the first round is over. */
async function settled(code: string): Promise<void> {
  for (let last = '', quiet = 0; quiet < 10; ) {
    await pause(100);
    const now = existsSync(code) ? readText(code) : '';
    quiet = now !== '' && now === last ? quiet + 1 : 0;
    last = now;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
