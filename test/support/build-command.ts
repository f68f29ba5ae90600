/** Compiles the sources once for a run, so that each start of the command costs what it costs a user. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface BuiltCommand {
  /** The compiled `src/cli/main.ts`. */
  readonly main: string;
  remove(): Promise<void>;
}

/**
 * Compiles into a folder of this run alone, below node_modules so that it finds the packages.
 *
 * @throws with the compiler's words when the sources do not compile
 */
export async function buildCommand(): Promise<BuiltCommand> {
  const parent = join(root, 'node_modules/.cache/rowtype-tests');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'command-'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json');
  const tsc = join(dirname(typescript), 'bin/tsc');
  const args = [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', folder, '--declaration', 'false'];
  await promisify(execFile)(process.execPath, args).catch((error: { stdout?: string }) => {
    throw new Error(`the sources do not compile\n${error.stdout ?? ''}`, { cause: error });
  });
  return {
    main: join(folder, 'src/cli/main.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
