/** Reads the files and folders that the user names. */
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../model.js';
import { decodeText } from './decode-text.js';
import { disk, type FilePlace } from './file-place.js';

/** Which files of a folder count, and in which order. */
export interface FileChoice {
  /** Names of the SQL files in a folder, in their order; without those that do not count. */
  readonly order: (names: readonly string[]) => readonly string[];
  /** Whether a file does not count even when it is named outright. */
  readonly ignores: (name: string) => boolean;
  /** Files of which each folder in a folder holds one, where there are no SQL files beside the folders. */
  readonly folderFile: readonly string[];
  /** What is doubtful about the order of those names. */
  readonly doubts: (names: readonly string[]) => readonly FileDoubt[];
  /** Names of the other files in a folder that should count too, and cannot. */
  readonly unreadable: (names: readonly string[]) => readonly string[];
}

export interface FileDoubt {
  readonly name: string;
  readonly message: string;
  readonly help: string;
}

/** By name, by code unit: the same on every machine. */
const byName: FileChoice = {
  order: (names) => [...names].sort(),
  ignores: () => false,
  folderFile: [],
  doubts: () => [],
  unreadable: () => [],
};

export interface ReadResult {
  readonly files: readonly SourceFile[];
  /** One for each path that cannot be read as asked; the others are read nevertheless. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads `paths` in the given order. A folder stands for the files `*.sql` directly in it, in the order of their
 * names (by code unit, so the same on every machine); folders in it and names that begin with a dot are left out, as
 * sqlc does. A file that is named outright may have any ending. What is reached twice is read once.
 *
 * With `choice` the schema's rules hold instead (`schemaFileChoice`); with `place` files are read elsewhere than from disk.
 *
 * Paths in the result are relative to `cwd` where they lie in it, else absolute; always with `/`.
 *
 *     const { files, diagnostics } = await readSourceFiles(['queries', 'more/reports.sql'], process.cwd());
 */
export async function readSourceFiles(
  paths: readonly string[],
  cwd: string,
  choice: FileChoice = byName,
  place: FilePlace = disk,
): Promise<ReadResult> {
  const shown = (path: string): string => place.prefix + shownPath(path, cwd);
  const diagnostics: Diagnostic[] = [];
  const wanted = new Set<string>();
  for (const path of paths) {
    const found = await filesOf(resolve(cwd, path), choice, place);
    if ('code' in found) {
      diagnostics.push(problem(found, shown(resolve(cwd, path))));
      continue;
    }
    found.files.forEach((file) => wanted.add(file));
    for (const { path: at, ...doubt } of found.doubts) diagnostics.push({ ...problem(doubt, shown(at)), severity: 'warning' });
  }
  const files: SourceFile[] = [];
  for (const path of wanted) {
    const read = await readOne(path, shown(path), place);
    if ('code' in read) diagnostics.push(read);
    else files.push(read);
  }
  return { files, diagnostics };
}

interface Problem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly help: string;
}

interface FoundFiles {
  readonly files: readonly string[];
  readonly doubts: readonly (Problem & { readonly path: string })[];
}

async function filesOf(path: string, choice: FileChoice, place: FilePlace): Promise<FoundFiles | Problem> {
  try {
    if (!(await place.isFolder(path))) return { files: choice.ignores(basename(path)) ? [] : [path], doubts: [] };
    const entries = await place.entries(path);
    const names = entries.filter((entry) => !entry.isFolder && isSqlName(entry.name)).map((entry) => entry.name);
    const counting = choice.order(names);
    const unread = choice.unreadable(entries.filter((entry) => !entry.isFolder && !isSqlName(entry.name)).map((entry) => entry.name));
    if (counting.length > 0) return foundIn(path, counting, unread, choice);
    if (unread.length > 0) return { code: 'RT002', message: 'the folder holds no SQL file', help: `Migrations that are programs are not run. ${dump}` };
    const folders = entries.filter((entry) => entry.isFolder).map((entry) => entry.name);
    const inner = await folderFiles(path, choice.order(folders), choice.folderFile, place);
    if (inner.length > 0) return { files: inner, doubts: [] };
    const help = folders.length > 0 ? 'Name the folders inside it too; they are not searched.' : 'Its files must end in .sql.';
    return { code: 'RT002', message: 'the folder holds no SQL file', help };
  } catch (error) {
    return unreadable(error);
  }
}

const dump = 'Name a dump of the database in place of the folder: pg_dump --schema-only.';

/** `unread`: see `FileChoice.unreadable`. */
function foundIn(folder: string, names: readonly string[], unread: readonly string[], choice: FileChoice): FoundFiles {
  const doubts = choice.doubts(names).map(({ name, message, help }) => ({ code: 'RT004' as const, path: join(folder, name), message, help }));
  const [first, ...others] = unread;
  const more = others.length === 0 ? 'it is' : `it and ${others.length} more in the folder are`;
  const missed = first === undefined ? [] : [{ code: 'RT005' as const, path: join(folder, first), message: `${more} no SQL: what such a migration does is missing in the schema`, help: dump }];
  return { files: names.map((name) => join(folder, name)), doubts: [...doubts, ...missed] };
}

/** The first of `names` that each folder holds. */
async function folderFiles(path: string, folders: readonly string[], names: readonly string[], place: FilePlace): Promise<string[]> {
  const files: string[] = [];
  for (const folder of names.length === 0 ? [] : folders) {
    const held = (await place.entries(join(path, folder))).map((entry) => entry.name);
    const name = names.find((wanted) => held.includes(wanted));
    if (name !== undefined) files.push(join(path, folder, name));
  }
  return files;
}

function isSqlName(name: string): boolean {
  return /\.sql$/i.test(name) && !name.startsWith('.');
}

async function readOne(path: string, shown: string, place: FilePlace): Promise<SourceFile | Diagnostic> {
  let bytes: Uint8Array;
  try {
    bytes = await place.read(path);
  } catch (error) {
    return problem(unreadable(error), shown);
  }
  const decoded = decodeText(bytes);
  if (!('problem' in decoded)) return { path: shown, text: decoded.text };
  const { problem: message, offset, help } = decoded;
  return { code: 'RT003', severity: 'error', message, file: { path: shown, text: decoded.text }, offset, help };
}

function problem({ code, message, help }: Problem, path: string): Diagnostic {
  return { code, severity: 'error', message, file: { path, text: '' }, offset: 0, help };
}

const words: Record<string, readonly [string, string]> = {
  ENOENT: ['there is no such file or folder', 'Check the path; it counts from the current folder.'],
  ENOTDIR: ['a part of the path is not a folder', 'Check the path.'],
  EACCES: ['permission to read it is missing', 'Change its permissions, or run as its owner.'],
  EPERM: ['permission to read it is missing', 'Change its permissions, or run as its owner.'],
  ELOOP: ['its symbolic links go in a circle', 'Correct the link.'],
  EISDIR: ['it is a folder', 'Name the files in it, or the folder itself.'],
};

/** @throws what is not an error of the file system: a program mistake. */
function unreadable(error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === null || code.startsWith('ERR_')) throw error;
  const [message, help] = words[code] ?? [`it cannot be read (${code})`, 'Check the path and the disk.'];
  return { code: 'RT001', message, help };
}

function shownPath(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  const outside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return (outside ? path : inside || '.').split(sep).join('/');
}
