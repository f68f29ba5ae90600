/** Installs the packed package with npm into an empty project, with the very versions of this repository's lock file. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a program to its end, in the environment of a stranger. */
export function run(file: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Promise<RunResult> {
  return new Promise((resolve) => {
    execFile(file, args, { cwd, env: { ...strangersEnvironment(), ...env }, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, stdout, stderr });
    });
  });
}

/** The environment of this process without what npm and vitest say in it about this repository. */
export function strangersEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(?!config_)|^(?:DATABASE_URL|NODE_OPTIONS|VITEST.*|TEST)$/i.test(name)),
  );
}

/** As `run`, but anything else than success is an error with all that was printed. */
export async function runWell(file: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await run(file, args, cwd);
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${code}\n${stdout}\n${stderr}`);
  return stdout;
}

/** Packs this repository as `npm publish` would; resolves to the path of the archive. */
export async function pack(folder: string): Promise<string> {
  const output = await runWell('npm', ['pack', '--silent', '--pack-destination', folder], repository);
  return join(folder, output.trim().split('\n').at(-1) ?? '');
}

interface LockedPackage {
  readonly version?: string;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** An empty project with the archive and `packages` installed; removed with `remove`. */
export class NpmProject {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async install(archive: string, packages: readonly string[]): Promise<NpmProject> {
    const project = new NpmProject(await realpath(await mkdtemp(join(tmpdir(), 'rowtype-install-'))));
    const archiveName = basename(archive);
    await copyFile(archive, join(project.folder, archiveName));
    const lock = JSON.parse(await readFile(join(repository, 'package-lock.json'), 'utf8')) as { packages: Record<string, LockedPackage> };
    const own = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as LockedPackage & Record<string, unknown>;
    const { version, dependencies, peerDependencies, peerDependenciesMeta, bin, engines } = own;
    const wanted = { rowtype: `file:${archiveName}`, ...Object.fromEntries(packages.map((name) => [name, lock.packages[`node_modules/${name}`]?.version ?? '*'])) };
    const description = { name: 'service', version: '1.0.0', private: true, type: 'module', dependencies: wanted };
    await project.write('package.json', JSON.stringify(description));
    await project.write('package-lock.json', JSON.stringify({
      name: 'service',
      version: '1.0.0',
      lockfileVersion: 3,
      requires: true,
      packages: {
        '': description,
        'node_modules/rowtype': { version, resolved: `file:${archiveName}`, dependencies, peerDependencies, peerDependenciesMeta, bin, engines },
        ...closure([...Object.keys(dependencies ?? {}), ...packages], lock.packages),
      },
    }));
    await runWell('npm', ['ci', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'], project.folder);
    return project;
  }

  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.folder, path)), { recursive: true });
    await writeFile(join(this.folder, path), text);
  }

  /** Runs a file of the project, or a program in it, with plain Node. */
  node(...args: readonly string[]): Promise<RunResult> {
    return run(process.execPath, args, this.folder);
  }

  /** Runs the installed command `rowtype`, as npx does. */
  rowtype(...args: readonly string[]): Promise<RunResult> {
    return run(join(this.folder, 'node_modules', '.bin', 'rowtype'), args, this.folder);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

/** The entries of a lock file that `names` need, found as Node finds packages: nearest folder first. */
function closure(names: readonly string[], packages: Readonly<Record<string, LockedPackage>>): Record<string, LockedPackage> {
  const found: Record<string, LockedPackage> = {};
  const visit = (name: string, from: string): void => {
    for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
      const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
      const entry = packages[path];
      if (entry !== undefined) {
        if (path in found) return;
        found[path] = withoutDev(entry);
        for (const next of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })) visit(next, path);
        return;
      }
      if (folder === '') return;
    }
  };
  for (const name of names) visit(name, '');
  return found;
}

function withoutDev(entry: LockedPackage): LockedPackage {
  return Object.fromEntries(Object.entries(entry).filter(([key]) => key !== 'dev'));
}
