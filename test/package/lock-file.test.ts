/** The lock file holds all that `npm ci` asks for, on every platform; a registry that lacks a package leaves a gap. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';

interface LockEntry {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}
type Packages = Readonly<Record<string, LockEntry>>;

const root = new URL('../../', import.meta.url);
const { packages } = JSON.parse(await readFile(new URL('package-lock.json', root), 'utf8')) as { readonly packages: Packages };

/** `<who> needs <what>` for everything that Node would not find in the folders that the lock file describes. */
function gaps(lock: Packages): readonly string[] {
  return Object.entries(lock).flatMap(([path, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies, ...entry.devDependencies })
      .filter((name) => !foldersAbove(path).some((folder) => lock[`${folder}node_modules/${name}`]?.version !== undefined))
      .map((name) => `${path || 'the project'} needs ${name}`),
  );
}

/** `node_modules/a/node_modules/b` → itself, `node_modules/a/`, and the root. */
function foldersAbove(path: string): readonly string[] {
  const parts = path === '' ? [] : path.split(/(?<=^|\/)(?=node_modules\/)/).map((part) => part.replace(/\/$/, ''));
  return Array.from({ length: parts.length + 1 }, (_, count) => parts.slice(0, parts.length - count).map((part) => `${part}/`).join(''));
}

describe('package-lock.json', () => {
  test('has an entry for every dependency of every entry', () => {
    expect(Object.keys(packages).length).toBeGreaterThan(100);
    expect(gaps(packages)).toEqual([]);
  });

  test('says what package.json says', async () => {
    const own = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as Record<string, unknown>;
    const locked: Readonly<Record<string, unknown>> = { ...packages[''] };
    for (const key of ['version', 'dependencies', 'devDependencies', 'peerDependencies', 'peerDependenciesMeta', 'engines']) expect(locked[key]).toEqual(own[key]);
  });

  test('names no registry', async () => {
    expect(await readFile(new URL('package-lock.json', root), 'utf8')).not.toContain('"resolved"');
  });
});

test.each([
  [{ '': { devDependencies: { a: '1' } } }, ['the project needs a']],
  [{ 'node_modules/a': { version: '1', optionalDependencies: { 'a-win32': '1' } } }, ['node_modules/a needs a-win32']],
  [{ 'node_modules/a': { version: '1', dependencies: { b: '1' } }, 'node_modules/c/node_modules/b': { version: '1' } }, ['node_modules/a needs b']],
  [{ 'node_modules/a': { version: '1', dependencies: { b: '1' } }, 'node_modules/a/node_modules/b': { version: '1', dependencies: { c: '1' } }, 'node_modules/c': { version: '1' } }, []],
] satisfies readonly (readonly [Packages, readonly string[]])[])('of %j the gaps are %j', (lock, expected) => {
  expect(gaps(lock)).toEqual(expected);
});
