/** Runs the real command in a process of its own, as a shell would. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

const root = new URL('../../', import.meta.url);

/** Schemas that tests have compiled before; all test files share them. */
const cacheFolder = fileURLToPath(new URL('node_modules/.cache/rowtype-tests', root));

/** The command in the current environment, but for the variables that it reads itself. */
export function startCli(args: readonly string[], { cwd, env = {} }: CliOptions) {
  const { DATABASE_URL: _url, ROWTYPE_DEBUG: _debug, ...inherited } = process.env;
  return spawn(process.execPath, [inject('commandPath'), ...args], {
    cwd,
    env: { ...inherited, ROWTYPE_CACHE: cacheFolder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Waits for the end. Times in the output read `<time>`. */
export function runCli(args: readonly string[], options: CliOptions): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = startCli(args, options);
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        output[name] += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout: withoutTimes(output.stdout), stderr: withoutTimes(output.stderr) }));
  });
}

export function withoutTimes(text: string): string {
  return text.replace(/\b\d+(?:\.\d)? (?:ms|s)\b/g, '<time>');
}

/** A stack trace, or the words of Node for an error that nobody has caught. */
export const stackTrace = /^\s+at .+:\d+|node:internal|UnhandledPromise|triggerUncaughtException/m;
