/** Where files are read from: the disk, or another state of them. */
import { readdir, readFile, stat } from 'node:fs/promises';

/** Paths are absolute. Each call rejects with an error whose `code` is one of the file system (`ENOENT`). */
export interface FilePlace {
  /** Stands before the paths that messages show. */
  readonly prefix: string;
  isFolder(path: string): Promise<boolean>;
  entries(folder: string): Promise<readonly FileEntry[]>;
  read(file: string): Promise<Uint8Array>;
}

export interface FileEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

export const disk: FilePlace = {
  prefix: '',
  isFolder: async (path) => (await stat(path)).isDirectory(),
  entries: async (folder) => (await readdir(folder, { withFileTypes: true })).map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() })),
  read: (file) => readFile(file),
};
