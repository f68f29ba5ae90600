/** `generate --watch`: keeps one compiler open and compiles again whenever a file changes, until it is told to stop. */
import { resolve } from 'node:path';
import { type Context, type ExitCode, exitCodes } from './context.js';
import type { Project } from './project.js';
import { reportError } from './report-error.js';
import { reportGenerated } from './report-generated.js';
import { watchPaths } from './watch-paths.js';

/** Editors write a file in several steps; changes closer together than this are one. */
const settleMs = 20;

export async function watchProject(project: Project, context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const stopped = context.stopSignal();
  const { compilerOptions, generateWith, openCompiler } = await import('../compiler/index.js');
  const compiler = openCompiler(compilerOptions(project));
  const rounds = createRounds(async () => {
    try {
      const start = performance.now();
      const result = await generateWith(compiler, project);
      await reportGenerated({ result, out: project.out, ms: performance.now() - start }, terminal);
    } catch (error) {
      terminal.err(reportError(error, (context.env['ROWTYPE_DEBUG'] ?? '') !== ''));
    }
  });
  const paths = [...project.schema, ...project.queries].map((path) => resolve(project.cwd, path));
  const watcher = watchPaths(paths, () => rounds.ask(settleMs));
  try {
    rounds.ask(0);
    terminal.out(`watching ${[...project.schema, ...project.queries].join(', ')}; Ctrl+C ends`);
    await new Promise<void>((resolve) => {
      if (stopped.aborted) resolve();
      stopped.addEventListener('abort', () => resolve(), { once: true });
    });
  } finally {
    watcher.close();
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
