/** Watches files and folders that may be replaced, removed and made again. */
import { existsSync, statSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';

export interface PathWatcher {
  close(): void;
}

/** A folder to watch, and which of its entries matter. */
interface Target {
  readonly folder: string;
  readonly matters: (entry: string) => boolean;
}

/**
 * Calls `onChange` when an `.sql` file of a folder in `paths`, or a file in `paths`, may have changed. A path that
 * does not exist yet is waited for. Paths are absolute.
 */
export function watchPaths(paths: readonly string[], onChange: () => void): PathWatcher {
  let watchers: FSWatcher[] = [];
  let isClosed = false;

  // A watcher follows the folder that it was opened on, even when another takes its place; so each change opens them
  // anew. The new ones are open before the old ones close, and `onChange` comes last: no change falls between.
  const open = (): void => {
    const old = watchers;
    watchers = paths.flatMap((path) => openTarget(targetOf(path)));
    for (const watcher of old) watcher.close();
  };
  const changed = (): void => {
    if (isClosed) return;
    open();
    onChange();
  };
  const openTarget = ({ folder, matters }: Target): FSWatcher[] => {
    try {
      const watcher = watch(folder, (_event, entry) => {
        if (entry === null || matters(entry)) changed();
      });
      watcher.on('error', changed);
      return [watcher];
    } catch {
      // Gone between the look and the watch: the watcher of its parent tells.
      return [];
    }
  };

  open();
  return {
    close() {
      isClosed = true;
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** The folder itself, the folder around a file, or the nearest folder in which a missing path can appear. */
function targetOf(path: string): Target {
  if (isFolder(path)) return { folder: path, matters: (entry) => /\.sql$/i.test(entry) || entry === basename(path) };
  let missing = path;
  while (!existsSync(dirname(missing)) && dirname(missing) !== missing) missing = dirname(missing);
  const name = basename(missing);
  return { folder: dirname(missing), matters: (entry) => entry === name };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
