/** Where a command works: its flags, and for what they leave open the settings of the project. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { Overrides } from '../compiler/index.js';
import { CliError } from './cli-error.js';
import type { Context } from './context.js';
import { findPackageFolder } from './find-package.js';
import { defaultSettings, readSettings, type Settings, type VetSettings } from './settings.js';

/** Flags of the commands that compile. Their paths count from the current folder. */
export interface CompileFlags {
  readonly schema?: readonly string[];
  readonly queries?: readonly string[];
  readonly out?: string;
  readonly runtimeImport?: string;
  readonly databaseUrl?: string;
}

/** Flags of the commands that look at a live database, which `databaseUrl` then names. */
export interface LiveFlags extends CompileFlags {
  readonly scratchUrl?: string;
}

/** What the compiler is asked for. Paths count from the current folder. */
export interface Project {
  readonly schema: readonly string[];
  readonly queries: readonly string[];
  readonly out: string;
  readonly runtimeImport: string;
  readonly cwd: string;
  readonly cacheFolder: string;
  readonly databaseUrl?: string;
  readonly vet: VetSettings;
  readonly overrides?: Overrides;
  /** Where the settings were read from, absolute; left out where the flags said everything, and without a package.json. */
  readonly settingsFile?: string;
}

/**
 * With `--schema` and `--queries` (and `--out` where files are written) the flags say everything, and no settings are
 * read: the command then does the same in every folder.
 *
 * @throws CliError for settings that are wrong, and where neither flags nor settings lead to any file.
 */
export function openProject(flags: CompileFlags, context: Context, { writes }: { readonly writes: boolean }): Project {
  const { cwd } = context;
  const packageFolder = findPackageFolder(cwd);
  const saysAll = flags.schema !== undefined && flags.queries !== undefined && (!writes || flags.out !== undefined);
  const settings = saysAll || packageFolder === null ? defaultSettings : readSettings(packageFolder);
  const root = saysAll ? cwd : (packageFolder ?? cwd);
  const fromRoot = (path: string): string => relative(cwd, resolve(root, path)) || '.';
  const schema = flags.schema ?? settings.schema.map(fromRoot);
  const queries = flags.queries ?? settings.queries.map(fromRoot);
  const out = flags.out ?? fromRoot(settings.out);
  const nothingNamed = flags.schema === undefined && flags.queries === undefined;
  if (nothingNamed && ![...schema, ...queries].some((path) => existsSync(resolve(cwd, path)))) throw noProject(schema, queries, root);
  return {
    schema,
    queries,
    out,
    runtimeImport: flags.runtimeImport ?? rebasedImport(settings, root, resolve(cwd, out)),
    cwd,
    cacheFolder: cacheFolder(context, packageFolder),
    vet: settings.vet,
    ...(saysAll || packageFolder === null ? {} : { settingsFile: join(packageFolder, 'package.json') }),
    ...(Object.keys(settings.overrides).length === 0 ? {} : { overrides: settings.overrides }),
    ...(flags.databaseUrl === undefined ? {} : { databaseUrl: flags.databaseUrl }),
  };
}

/** What the compiler is asked for besides. */
export function scratchOf({ scratchUrl }: LiveFlags): Pick<LiveFlags, 'scratchUrl'> {
  return scratchUrl === undefined ? {} : { scratchUrl };
}

function noProject(schema: readonly string[], queries: readonly string[], root: string): CliError {
  const sentence = `there is no project here: neither ${schema.join(', ')} nor ${queries.join(', ')} exists`;
  const foreign = ['sqlc.yaml', 'sqlc.yml', 'sqlc.json'].find((name) => existsSync(join(root, name)));
  if (foreign !== undefined) {
    return new CliError(sentence, `${foreign} is not read: name its paths in package.json, "rowtype": { "schema": ["…"], "queries": ["…"] }.`);
  }
  return new CliError(sentence, 'Begin one with "rowtype init", or name the files with --schema and --queries.');
}

/** Flags of the commands that migrate. */
export interface MigrateFlags {
  readonly folder?: string;
  readonly table?: string;
}

/** @throws CliError for settings that are wrong. */
export function openMigrations(flags: MigrateFlags, { cwd }: Context): { readonly folder: string; readonly table: string } {
  const packageFolder = findPackageFolder(cwd);
  const settings = packageFolder === null ? defaultSettings : readSettings(packageFolder);
  const folder = flags.folder ?? (relative(cwd, resolve(packageFolder ?? cwd, settings.migrations)) || '.');
  return { folder, table: flags.table ?? settings.migrationsTable };
}

/** A path to the runtime counts from the output folder of the settings; `--out` must not break it. */
function rebasedImport({ runtimeImport, out }: Settings, root: string, target: string): string {
  if (!/^\.\.?\//.test(runtimeImport)) return runtimeImport;
  const path = relative(target, resolve(root, out, runtimeImport)).replaceAll('\\', '/');
  return path.startsWith('.') || isAbsolute(path) ? path : `./${path}`;
}

/** Beside a project's packages, so that it goes with them; without a project, where programs of the user keep caches. */
function cacheFolder({ cwd, env }: Context, packageFolder: string | null): string {
  const given = env['ROWTYPE_CACHE'];
  if (given !== undefined && given !== '') return resolve(cwd, given);
  if (packageFolder !== null) return join(packageFolder, 'node_modules', '.cache', 'rowtype');
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'rowtype');
}
