/** Brings the output folder up to date: each file whole or not at all. */
import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OutputDifference } from './compare-output.js';

/**
 * Writes missing and stale files, and removes orphaned ones if told so. A file is written beside its
 * place and then renamed, so that nobody ever reads half of it; unchanged files are not touched.
 */
export async function writeOutput(
  folder: string,
  differences: readonly OutputDifference[],
  { removeOrphans }: { readonly removeOrphans: boolean },
): Promise<void> {
  for (const { path, state, wanted } of differences) {
    const place = join(folder, path);
    if (state === 'missing' || state === 'stale') {
      const beside = `${place}.${randomBytes(6).toString('hex')}.tmp`;
      await mkdir(dirname(place), { recursive: true });
      try {
        await writeFile(beside, wanted);
        await rename(beside, place);
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
    } else if (state === 'orphaned' && removeOrphans) {
      await rm(place, { force: true });
    }
  }
}
