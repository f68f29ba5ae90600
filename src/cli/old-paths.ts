/** Where the project had its schema and queries in a commit: the settings of that time. */
import { join, relative, resolve } from 'node:path';
import type { Context } from './context.js';
import { findPackageFolder } from './find-package.js';
import type { CompileFlags } from './project.js';
import { defaultSettings, settingsIn } from './settings.js';

/**
 * Paths count from the current folder. Flags hold for that time too; a commit without the package.json has the default settings.
 *
 * @throws GitError when there is no such commit; CliError for settings that are wrong in it
 */
export async function oldPaths(
  { schema, queries }: CompileFlags,
  ref: string,
  { cwd }: Context,
): Promise<{ readonly schema: readonly string[]; readonly queries: readonly string[] }> {
  if (schema !== undefined && queries !== undefined) return { schema, queries };
  const root = findPackageFolder(cwd) ?? cwd;
  const { openGitFiles } = await import('../compiler/index.js');
  const git = await openGitFiles(ref, cwd);
  const path = join(root, 'package.json');
  const text = await git.read(path).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => null,
  );
  const settings = text === null ? defaultSettings : settingsIn(`${git.prefix}${relative(cwd, path).replaceAll('\\', '/')}`, text);
  const fromRoot = (each: string): string => relative(cwd, resolve(root, each)) || '.';
  return { schema: schema ?? settings.schema.map(fromRoot), queries: queries ?? settings.queries.map(fromRoot) };
}
