/** The file that overrides stand in, for the places of their mistakes. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import type { SourceFile } from '../model.js';

export interface SettingsFile extends SourceFile {
  /** Which of the modules do not exist: those that are paths, which count from the file's folder; packages are not looked for. */
  missing(modules: readonly string[]): Promise<ReadonlySet<string>>;
}

/** @param path none: overrides that a program gave, which stand in no file */
export async function readSettingsFile(path: string | undefined, cwd: string): Promise<SettingsFile> {
  const absolute = path === undefined ? null : resolve(cwd, path);
  const folder = absolute === null ? cwd : dirname(absolute);
  return {
    path: absolute === null ? 'overrides' : relative(cwd, absolute).replaceAll('\\', '/'),
    text: absolute === null ? '' : (await readFile(absolute, 'utf8')).replace(/^\uFEFF/, ''),
    async missing(modules) {
      const paths = modules.filter((module) => module.startsWith('.'));
      const found = await Promise.all(paths.map(async (module) => ((await isFile(resolve(folder, module))) ? [] : [module])));
      return new Set(found.flat());
    },
  };
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then((entry) => entry.isFile(), () => false);
}
