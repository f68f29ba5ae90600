/** A stamp of the compiler itself: verdicts of another version, or of edited sources, are not reused. */
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let stamp: string | undefined;

/** Names, sizes and times of the compiler's files: some milliseconds, once a process. */
export function codeStamp(): string {
  stamp ??= computeStamp();
  return stamp;
}

function computeStamp(): string {
  const hash = createHash('sha256');
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        visit(path);
      } else {
        const { size, mtimeMs } = statSync(path);
        hash.update(`${entry.name}:${size}:${mtimeMs}\n`);
      }
    }
  };
  visit(join(dirname(fileURLToPath(import.meta.url)), '..'));
  return hash.digest('hex').slice(0, 16);
}
