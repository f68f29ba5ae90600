/** Reads the version of this package. */
import { readFileSync } from 'node:fs';

export function packageVersion(): string {
  // From the source and from the build, which is one folder deeper.
  for (const up of ['../../', '../../../']) {
    try {
      const description: unknown = JSON.parse(readFileSync(new URL(`${up}package.json`, import.meta.url), 'utf8'));
      if (typeof description === 'object' && description !== null && 'version' in description) return String(description.version);
    } catch {
      // Not there: the next place.
    }
  }
  return 'unknown';
}
