/** Compiles a project and keeps its output folder current, or checks that it is. */
import { dirname, relative, resolve } from 'node:path';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { sortDiagnostics } from './diagnostics/sort.js';
import { emitFiles } from './emit/emit-files.js';
import { type Compiler, openCompiler } from './open-compiler.js';
import { compilerOptions, compileWith, type ProjectOptions } from './project.js';
import { compareOutput, type OutputDifference } from './write/compare-output.js';
import { writeOutput } from './write/write-output.js';

export interface GenerateOptions extends ProjectOptions {
  /** The output folder, made when missing. Only files that rowtype wrote are replaced or removed. */
  readonly out: string;
  /** Write nothing and tell what differs. */
  readonly check?: boolean;
  /** What generated files import the runtime from; default `rowtype`. */
  readonly runtimeImport?: string;
}

export interface GeneratedFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  /** With `check`: missing, stale, orphaned or unchanged; else written, removed or unchanged. */
  readonly state: 'written' | 'removed' | 'unchanged' | 'missing' | 'stale' | 'orphaned';
  /** A unified diff from what is on disk to what belongs there; null where nothing differs. */
  readonly diff: string | null;
}

export interface GenerateResult {
  /** Number of queries that were compiled. */
  readonly queries: number;
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** False when a query has an error or, with `check`, a file differs. */
  readonly ok: boolean;
}

/**
 * Compiles and writes. Good queries are written although others have errors; each file is whole.
 * While anything is wrong no file is removed, and when the schema is wrong, or a path cannot be read,
 * nothing is written.
 *
 * @example
 * const { ok, diagnostics } = await generate({ schema: ['migrations'], queries: ['queries'], out: 'generated' });
 */
export async function generate(options: GenerateOptions): Promise<GenerateResult> {
  const compiler = openCompiler(compilerOptions(options));
  try {
    return await generateWith(compiler, options);
  } finally {
    await compiler.close();
  }
}

/** As `generate`, with a compiler that stays open. */
export async function generateWith(compiler: Compiler, options: GenerateOptions): Promise<GenerateResult> {
  const { compilation, brands, sources, complete } = await compileWith(compiler, options);
  const schemaFailed = compilation.postgres === '';
  // What an unread file holds must not vanish from the output because of it.
  if (schemaFailed || !complete) {
    return { queries: compilation.queries.length, files: [], diagnostics: compilation.diagnostics, ok: false };
  }

  const runtimeImport = options.runtimeImport ?? 'rowtype';
  const cwd = resolve(options.cwd ?? '.');
  const folder = resolve(cwd, options.out);
  const settings = options.settingsFile === undefined ? cwd : dirname(resolve(cwd, options.settingsFile));
  const settingsFolder = relative(folder, settings).replaceAll('\\', '/') || '.';
  const emitted = emitFiles({ queries: compilation.queries, enums: compilation.enums, brands, sources }, { runtimeImport, settingsFolder });
  const diagnostics = sortDiagnostics([...compilation.diagnostics, ...emitted.diagnostics]);
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');

  const differences = await compareOutput(folder, emitted.files);
  if (options.check === true) {
    const files = await Promise.all(differences.map(async (difference) => ({ ...(await describe(difference)), state: difference.state })));
    return { queries: compilation.queries.length, files, diagnostics, ok: !hasErrors && files.every(isUnchanged) };
  }
  await writeOutput(folder, differences, { removeOrphans: !hasErrors });
  const files = await Promise.all(
    differences.map(async (difference): Promise<GeneratedFile> => ({ ...(await describe(difference)), state: outcome(difference, hasErrors) })),
  );
  return { queries: compilation.queries.length, files, diagnostics, ok: !hasErrors };
}

function isUnchanged({ state }: { readonly state: string }): boolean {
  return state === 'unchanged';
}

function outcome({ state }: OutputDifference, hasErrors: boolean): GeneratedFile['state'] {
  if (state === 'unchanged') return 'unchanged';
  if (state === 'orphaned') return hasErrors ? 'orphaned' : 'removed';
  return 'written';
}

async function describe({ path, state, found, wanted }: OutputDifference): Promise<{ readonly path: string; readonly diff: string | null }> {
  if (state === 'unchanged') return { path, diff: null };
  const { createTwoFilesPatch } = await import('diff');
  const diff = createTwoFilesPatch(path, path, found, wanted, 'on disk', 'generated', { context: 3 });
  return { path, diff };
}
