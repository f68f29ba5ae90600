/** Files as they are in a commit, read from git's store: nothing is checked out, and the working tree is not looked at. */
import { execFile } from 'node:child_process';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import type { FileEntry, FilePlace } from './file-place.js';

/** The commit cannot be read. */
export class GitError extends Error {
  override readonly name = 'GitError';
  readonly help: string;

  constructor(message: string, help: string, options?: ErrorOptions) {
    super(message, options);
    this.help = help;
  }
}

export interface GitFiles extends FilePlace {
  /** The full hash of the commit. */
  readonly commit: string;
}

/** Bytes of the largest file or list of files. */
const LARGEST = 256 * 1024 * 1024;

/**
 * @param ref a branch, a tag, a hash: whatever git takes for a commit
 * @param cwd absolute; a folder inside the repository
 * @throws GitError when git is missing, `cwd` is in no repository, or there is no such commit
 */
export async function openGitFiles(ref: string, cwd: string): Promise<GitFiles> {
  // Where `cwd` is in the repository; git resolves symbolic links on the way.
  const inside = (await git(cwd, ['rev-parse', '--show-prefix']).catch((error: unknown) => noRepository(error, cwd))).toString().replace(/\n$/, '');
  const commit = (await git(cwd, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]).catch((error: unknown) => noCommit(error, ref))).toString().trim();

  const object = (path: string): string => {
    const steps = join(inside, relative(cwd, path)).split(sep).filter((step) => step !== '' && step !== '.');
    if (steps[0] === '..') throw fileError('ENOENT', path);
    return `${commit}:${steps.join('/')}`;
  };
  const find = async (args: readonly string[], path: string): Promise<Buffer> => git(cwd, [...args, object(path)]).catch((error: unknown) => {
    throw isGitFailure(error) ? fileError('ENOENT', path) : error;
  });
  return {
    commit,
    prefix: `${ref}:`,
    isFolder: async (path) => (await find(['cat-file', '-t'], path)).toString().trim() === 'tree',
    entries: async (folder) => (await find(['ls-tree', '-z', '--full-tree'], folder)).toString().split('\0').flatMap(entryOf),
    read: async (file) => find(['cat-file', 'blob'], file),
  };
}

/** `100644 blob 0a1b…<tab>name`; submodules are left out. */
function entryOf(line: string): readonly FileEntry[] {
  const found = /^\d+ (?<type>\w+) [0-9a-f]+\t(?<name>[^]+)$/.exec(line)?.groups;
  if (found?.['name'] === undefined || found['type'] === 'commit') return [];
  return [{ name: found['name'], isFolder: found['type'] === 'tree' }];
}

async function git(cwd: string, args: readonly string[]): Promise<Buffer> {
  const { stdout } = await promisify(execFile)('git', args, { cwd, encoding: 'buffer', maxBuffer: LARGEST });
  return stdout;
}

/** Git ran and said no. */
function isGitFailure(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'number';
}

function noRepository(error: unknown, cwd: string): never {
  if (isGitFailure(error)) throw new GitError(`${cwd} is in no git repository`, 'Run it inside the repository of the project.', { cause: error });
  throw noGit(error);
}

function noCommit(error: unknown, ref: string): never {
  if (!isGitFailure(error)) throw noGit(error);
  throw new GitError(`git knows no commit "${ref}"`, 'Name a branch, a tag or a hash; in CI, fetch it first (a shallow clone holds one commit).', { cause: error });
}

function noGit(error: unknown): unknown {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return isMissing ? new GitError('git cannot be run', 'Install git, and see that it is on the PATH.', { cause: error }) : error;
}

function fileError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
