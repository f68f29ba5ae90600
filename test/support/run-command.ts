/** Runs a command to its end and tells what it took. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Cost {
  /** Wall clock, from the start of the process to its end. */
  readonly ms: number;
  /** Most memory that the process held, in MB; null where the system does not tell. */
  readonly megabytes: number | null;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a script with this Node. Rejects, with what it printed, when it ends with another code than 0. */
export function runCommand(script: string, args: readonly string[], { cwd, env = {} }: CommandOptions): Promise<Cost> {
  const start = performance.now();
  const child = spawn(process.execPath, [script, ...args], { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  let megabytes: number | null = null;
  const watch = setInterval(() => (megabytes = peakMemory(child.pid) ?? megabytes), 50);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      const ms = performance.now() - start;
      if (code === 0) resolve({ ms, megabytes });
      else reject(new Error(`${script} ended with ${code}\n${printed.slice(-2000)}`));
    });
  });
}

/** Linux keeps the peak of a process while it lives. */
function peakMemory(pid: number | undefined): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1000;
  } catch {
    return null;
  }
}
