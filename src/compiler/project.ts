/** From the paths that the user names to a compilation. */
import { resolve } from 'node:path';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { sortDiagnostics } from './diagnostics/sort.js';
import type { BrandType, Compilation, SourceFile } from './model.js';
import { type Compiler, type CompilerOptions, compileWithoutSchema, openCompiler } from './open-compiler.js';
import type { OverriddenQueries } from './override/apply-overrides.js';
import type { Overrides } from './override/overrides.js';
import { readSettingsFile } from './read/read-settings-file.js';
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
  /** Types in place of the default ones, by type, column, and member of a query. */
  readonly overrides?: Overrides;
  /**
   * The package.json that the overrides stand in, absolute or from `cwd`: mistakes in them are shown there, and paths of
   * validators count from its folder. Default: none, and paths count from `cwd`.
   */
  readonly settingsFile?: string;
}

export interface ProjectCompilation {
  readonly compilation: Compilation;
  /** Branded types that the overrides give to something. */
  readonly brands: readonly BrandType[];
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
  // With a part of the schema missing, each query would be refused for want of it.
  const compilation = schema.diagnostics.some(isError)
    ? await compileWithoutSchema(queries.files, [])
    : await compiler.compile({ schema: schema.files, queries: queries.files });
  const overridden = await overrideQueries(compilation, options);
  const diagnostics = sortDiagnostics([...unread, ...compilation.diagnostics, ...overridden.diagnostics]);
  return {
    compilation: { ...compilation, queries: overridden.queries, diagnostics },
    brands: overridden.brands,
    sources: queries.files,
    complete: !unread.some(isError),
  };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** The queries with the types of the overrides; while the schema is refused nothing can be said about columns and types. */
export async function overrideQueries(
  compilation: Compilation,
  { overrides, settingsFile, cwd = '.' }: ProjectOptions,
): Promise<OverriddenQueries> {
  if (overrides === undefined || compilation.postgres === '') return { queries: compilation.queries, brands: [], diagnostics: [] };
  const { applyOverrides, readOverrides } = await import('./override/apply-overrides.js');
  const read = readOverrides(overrides);
  const settings = await readSettingsFile(settingsFile, resolve(cwd));
  const modules = read.entries.flatMap(({ override }) => override.schema?.module ?? []);
  return applyOverrides(compilation, read, settings, await settings.missing(modules));
}

/** For work that looks at another server too: `databaseUrl` names that one, and this one the judge. */
export interface ScratchOptions {
  /** Judge with this server, in a scratch database that is removed afterwards; default: the embedded one. */
  readonly scratchUrl?: string;
}

export function judgedBy(scratchUrl: string | undefined): Pick<ProjectOptions, 'databaseUrl'> {
  return scratchUrl === undefined ? {} : { databaseUrl: scratchUrl };
}

/** The compiler that a project asks for. */
export function compilerOptions({ cacheFolder, cwd, databaseUrl }: ProjectOptions): CompilerOptions {
  return {
    cacheFolder: cacheFolder === undefined ? resolve(cwd ?? '.', 'node_modules/.cache/rowtype') : cacheFolder,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  };
}
