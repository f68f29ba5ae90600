/** Holds emitted files against the output folder. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isGeneratedText } from '../emit/generated-mark.js';
import type { EmittedFile } from '../model.js';

export interface OutputDifference {
  readonly path: string;
  /** `orphaned`: the generator wrote it once, and no query asks for it any more. */
  readonly state: 'missing' | 'stale' | 'orphaned' | 'unchanged';
  /** What is on disk; empty for a missing file. */
  readonly found: string;
  /** What belongs there; empty for an orphaned file. */
  readonly wanted: string;
}

/** Compares by text; files that the generator did not write are none of its business. */
export async function compareOutput(folder: string, files: readonly EmittedFile[]): Promise<readonly OutputDifference[]> {
  const wanted = await Promise.all(
    files.map(async ({ path, text }): Promise<OutputDifference> => {
      const found = await readText(join(folder, path));
      if (found === null) return { path, state: 'missing', found: '', wanted: text };
      // A checkout on Windows may have changed the line ends.
      const same = found === text || found.replaceAll('\r\n', '\n') === text;
      return { path, state: same ? 'unchanged' : 'stale', found, wanted: text };
    }),
  );
  const names = new Set(files.map(({ path }) => path));
  const others = (await listFolder(folder)).filter((name) => name.endsWith('.ts') && !names.has(name));
  const orphaned = await Promise.all(
    others.map(async (path): Promise<readonly OutputDifference[]> => {
      const found = (await readText(join(folder, path))) ?? '';
      return isGeneratedText(found) ? [{ path, state: 'orphaned', found, wanted: '' }] : [];
    }),
  );
  return [...wanted, ...orphaned.flat()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
