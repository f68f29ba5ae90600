/** A process that started a test server ends with the exit code that it chose. */
import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';

const startServer = JSON.stringify(new URL('../../src/testing/start-server.ts', import.meta.url).href);

/** Runs a module that starts and stops a server, and then `rest`. */
function exitCodeOf(rest: string): Promise<number | null> {
  const program = `const { startTestServer } = await import(${startServer}); await (await startTestServer()).stop(); ${rest}`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], { stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

test.each([
  ['success', '', 0],
  ['a failure in process.exitCode, as test runners tell it', 'process.exitCode = 3', 3],
  ['a failure by process.exit', 'process.exit(4)', 4],
])('%s', async (_, rest, code) => {
  expect(await exitCodeOf(rest)).toBe(code);
});
