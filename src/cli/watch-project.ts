/** `generate --watch`: keeps one compiler open and compiles again whenever a file or the settings change, until it is told to stop. */
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Context, type ExitCode, exitCodes } from './context.js';
import type { Project } from './project.js';
import { reportError } from './report-error.js';
import { reportGenerated } from './report-generated.js';
import { type PathWatcher, watchPaths } from './watch-paths.js';

/** Editors write a file in several steps; changes closer together than this are one. */
const settleMs = 20;

/**
 * @param first the project as it is now
 * @param reopen reads its settings again
 */
export async function watchProject(first: Project, reopen: () => Project, context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const stopped = context.stopSignal();
  const { compilerOptions, generateWith, openCompiler } = await import('../compiler/index.js');
  const compiler = openCompiler(compilerOptions(first));
  let project = first;
  /** Whether the generated files may be out of date. Of what a package.json holds most is nobody's concern here. */
  let isStale = true;
  const rounds = createRounds(async () => {
    try {
      project = followed(project, reopen());
      if (!isStale) return;
      const start = performance.now();
      isStale = false;
      const result = await generateWith(compiler, project);
      await reportGenerated({ result, out: project.out, ms: performance.now() - start }, terminal);
    } catch (error) {
      isStale = true;
      terminal.err(reportError(error, (context.env['ROWTYPE_DEBUG'] ?? '') !== ''));
    }
  });
  const watchSources = ({ schema, queries, cwd }: Project): PathWatcher => {
    terminal.out(`watching ${[...schema, ...queries].join(', ')}; Ctrl+C ends`);
    return watchPaths([...schema, ...queries].map((path) => resolve(cwd, path)), () => {
      isStale = true;
      rounds.ask(settleMs);
    });
  };
  /** The project to go on with: the same object while its settings say the same. */
  const followed = (old: Project, now: Project): Project => {
    if (isDeepStrictEqual(old, now)) return old;
    isStale = true;
    sources.close();
    sources = watchSources(now);
    return now;
  };
  let sources = watchSources(first);
  const settings = watchPaths(first.settingsFile === undefined ? [] : [first.settingsFile], () => rounds.ask(settleMs));
  try {
    rounds.ask(0);
    await new Promise<void>((resolve) => {
      if (stopped.aborted) resolve();
      stopped.addEventListener('abort', () => resolve(), { once: true });
    });
  } finally {
    settings.close();
    sources.close();
    await rounds.end();
    await compiler.close();
  }
  terminal.out('stopped');
  return exitCodes.fine;
}

interface Rounds {
  /** Asks for a round after `ms` without another ask; one that is asked for during a round follows it. */
  ask(ms: number): void;
  /** Waits for the round that runs, and starts no more. */
  end(): Promise<void>;
}

function createRounds(round: () => Promise<void>): Rounds {
  let timer: NodeJS.Timeout | undefined;
  let last = Promise.resolve();
  return {
    ask(ms) {
      clearTimeout(timer);
      timer = setTimeout(() => (last = last.then(round)), ms);
    },
    async end() {
      clearTimeout(timer);
      await last;
    },
  };
}
