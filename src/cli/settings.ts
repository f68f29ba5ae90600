/** The settings of a project: the key `rowtype` of its package.json, checked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Overrides } from '../compiler/index.js';
import { CliError } from './cli-error.js';
import { similarNames } from './similar-names.js';

/** Paths count from the folder of the package.json. */
export interface Settings {
  /** Files or folders that build the schema, in order. Default `["migrations"]`. */
  readonly schema: readonly string[];
  /** Files or folders with annotated queries. Default `["queries"]`. */
  readonly queries: readonly string[];
  /** The folder of generated files. Default `generated`. */
  readonly out: string;
  /** What generated files import the runtime from: a package, or a path that counts from `out`. Default `rowtype`. */
  readonly runtimeImport: string;
  /** The folder of migrations. Default `migrations`. */
  readonly migrations: string;
  /** The table of applied migrations. Default `pgmigrations`. */
  readonly migrationsTable: string;
  /** Rules of `rowtype vet` to leave out, and to ask although they are off by default. Default none. */
  readonly vet: VetSettings;
  /** TypeScript types in place of the default ones; the compiler checks what is inside. Default none. */
  readonly overrides: Overrides;
}

export interface VetSettings {
  readonly disable?: readonly string[];
  readonly enable?: readonly string[];
}

export const defaultSettings: Settings = {
  schema: ['migrations'],
  queries: ['queries'],
  out: 'generated',
  runtimeImport: 'rowtype',
  migrations: 'migrations',
  migrationsTable: 'pgmigrations',
  vet: {},
  overrides: {},
};

/** @throws CliError that names the file and the line of what is wrong. */
export function readSettings(packageFolder: string): Settings {
  const path = join(packageFolder, 'package.json');
  return settingsIn(path, readFileSync(path, 'utf8'));
}

/** @param path what messages call the package.json */
export function settingsIn(path: string, text: string): Settings {
  return { ...defaultSettings, ...parseSettings(path, text.replace(/^\uFEFF/, '')) };
}

function parseSettings(path: string, text: string): Partial<Settings> {
  const description = parseJson(path, text);
  const given = isObject(description) ? description['rowtype'] : undefined;
  if (given === undefined) return {};
  if (!isObject(given)) throw wrong(path, text, 'rowtype', '"rowtype" must be an object', 'For example { "queries": ["queries"] }.');
  for (const [key, value] of Object.entries(given)) {
    const check = checks[key];
    if (check === undefined) throw unknownKey(path, text, key);
    const problem = check(value);
    if (problem !== null) throw wrong(path, text, key, `"${key}" must be ${problem.must}`, problem.help);
  }
  return given;
}

interface Problem {
  readonly must: string;
  readonly help: string;
}
type Check = (value: unknown) => Problem | null;

const checks: Readonly<Record<string, Check>> = {
  schema: listOfPaths,
  queries: listOfPaths,
  out: text('a path', 'generated'),
  runtimeImport: text('what an import names', 'rowtype'),
  migrations: text('the path of a folder', 'migrations'),
  migrationsTable: text('the name of a table', 'pgmigrations'),
  vet: vetRules,
  overrides: anObject('{ "types": { "int8": "number" } }'),
};

/** Whether each code is one of a rule is for the compiler to say. */
function vetRules(value: unknown): Problem | null {
  const isGood =
    isObject(value) &&
    Object.entries(value).every(
      ([key, codes]) => ['disable', 'enable'].includes(key) && Array.isArray(codes) && codes.every((code) => typeof code === 'string'),
    );
  return isGood ? null : { must: 'an object with "disable", "enable" or both, each a list of rules', help: 'For example { "enable": ["RT508"] }.' };
}

function listOfPaths(value: unknown): Problem | null {
  const isList = Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string' && each !== '');
  return isList ? null : { must: `a list of paths, not ${kindOf(value)}`, help: 'For example ["migrations", "more/schema.sql"].' };
}

function anObject(example: string): Check {
  return (value) => (isObject(value) ? null : { must: `an object, not ${kindOf(value)}`, help: `For example ${example}.` });
}

function text(what: string, example: string): Check {
  return (value) =>
    typeof value === 'string' && value !== '' ? null : { must: `${what}, not ${kindOf(value)}`, help: `For example "${example}".` };
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === '') return 'an empty text';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list (${JSON.stringify(value)})`;
  return typeof value === 'object' ? 'an object' : JSON.stringify(value);
}

function unknownKey(path: string, text: string, key: string): CliError {
  const [similar] = similarNames(key, Object.keys(checks));
  const help = similar === undefined ? `The settings are ${Object.keys(checks).join(', ')}.` : `Did you mean "${similar}"?`;
  return wrong(path, text, key, `there is no setting "${key}"`, help);
}

function wrong(path: string, text: string, key: string, message: string, help: string): CliError {
  const settingsAt = Math.max(text.indexOf('"rowtype"'), 0);
  const at = key === 'rowtype' ? settingsAt : text.indexOf(JSON.stringify(key), settingsAt + 1);
  return new CliError(`${path}:${lineAt(text, at)}: ${message}`, help);
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    const sentence = `${path}:${lineAt(text, position)}: the file is not valid JSON`;
    throw new CliError(sentence, 'Correct it; a comma too many or too few is the usual cause.', cause);
  }
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, Math.max(offset, 0)).split('\n').length;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
