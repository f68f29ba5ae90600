/** From the paths that the user names to a compilation. */
import { resolve } from 'node:path';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { sortDiagnostics } from './diagnostics/sort.js';
import type { Compilation, SourceFile } from './model.js';
import { type Compiler, type CompilerOptions, openCompiler } from './open-compiler.js';
import { readSourceFiles } from './read/read-source-files.js';
import { schemaFileChoice } from './read/schema-file-choice.js';

export interface ProjectOptions {
  /** Files or folders that build the schema, in order; of a migration only the up part counts. */
  readonly schema: readonly string[];
  /** Files or folders with annotated queries, in order. */
  readonly queries: readonly string[];
  /** What relative paths count from; default: the current folder. */
  readonly cwd?: string;
  /**
   * Where schema snapshots are kept, so that the next run need not build the schema: default
   * `node_modules/.cache/rowtype` below `cwd`; null keeps none.
   */
  readonly cacheFolder?: string | null;
  /** Judge with this server, in a scratch database that is removed afterwards; default: the embedded one. */
  readonly databaseUrl?: string;
}

export interface ProjectCompilation {
  readonly compilation: Compilation;
  /** The query files that were read. */
  readonly sources: readonly SourceFile[];
  /** Whether every named path could be read. */
  readonly complete: boolean;
}

/** Compiles a project once. */
export async function compileProject(options: ProjectOptions): Promise<ProjectCompilation> {
  const compiler = openCompiler(compilerOptions(options));
  try {
    return await compileWith(compiler, options);
  } finally {
    await compiler.close();
  }
}

/** Compiles a project with a compiler that stays open. */
export async function compileWith(compiler: Compiler, options: ProjectOptions): Promise<ProjectCompilation> {
  const cwd = resolve(options.cwd ?? '.');
  const [schema, queries] = await Promise.all([
    readSourceFiles(options.schema, cwd, schemaFileChoice),
    readSourceFiles(options.queries, cwd),
  ]);
  const unread: readonly Diagnostic[] = [...schema.diagnostics, ...queries.diagnostics];
  const compilation = await compiler.compile({ schema: schema.files, queries: queries.files });
  return {
    compilation: { ...compilation, diagnostics: sortDiagnostics([...unread, ...compilation.diagnostics]) },
    sources: queries.files,
    complete: unread.every(({ severity }) => severity !== 'error'),
  };
}

/** The compiler that a project asks for. */
export function compilerOptions({ cacheFolder, cwd, databaseUrl }: ProjectOptions): CompilerOptions {
  return {
    cacheFolder: cacheFolder === undefined ? resolve(cwd ?? '.', 'node_modules/.cache/rowtype') : cacheFolder,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  };
}
