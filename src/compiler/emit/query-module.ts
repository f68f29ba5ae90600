/** One SQL file's queries as one TypeScript module. */
import type { EmittedFile, SolvedQuery } from '../model.js';
import { enumConstName, functionName } from '../naming.js';
import { shownColumns } from './command-form.js';
import { generatedHeader } from './generated-mark.js';
import { braces, layout } from './layout.js';
import { stringLiteral } from './literals.js';
import { querySection } from './query-section.js';
import { referencesOf, type References } from './references.js';

export interface QueryModule {
  /** Name of the module without its extension. */
  readonly name: string;
  /** The SQL file's name without its folders. */
  readonly source: string;
  readonly queries: readonly SolvedQuery[];
}

/** The module's text: imports, then each query in the order of the source. */
export function queryModule(module: QueryModule, runtimeImport: string): EmittedFile {
  const references = referencesOf(module.queries);
  const constNames = privateNames(module.queries, references);
  const sections = module.queries.map((query, index) => querySection(query, constNames[index] ?? ''));
  const text = [
    generatedHeader(module.source) + imports(module.queries, references, runtimeImport),
    ...sections,
  ].join('\n');
  return { path: `${module.name}.ts`, text };
}

function imports(queries: readonly SolvedQuery[], references: References, runtimeImport: string): string {
  const types = new Set(['Queryable', ...references.runtimeTypes]);
  if (queries.some((query) => query.command === 'execresult')) types.add('ExecResult');
  if (queries.some((query) => query.params.length === 0)) types.add('NoParams');
  if (queries.some((query) => query.bulkSql === null && shownColumns(query).length === 0)) types.add('NoColumns');
  const makers = [
    ...(queries.some((query) => query.bulkSql !== null) ? ['defineCopyFrom'] : []),
    ...(queries.some((query) => query.bulkSql === null) ? ['defineQuery'] : []),
  ];
  const runtime = ['codecs as t', ...makers, ...(references.jsonShapes ? ['jsonShapes as j'] : []), ...[...types].sort().map((name) => `type ${name}`)];
  // A module whose queries have neither parameters nor columns uses no codec.
  const used = queries.some((query) => query.params.length > 0 || shownColumns(query).length > 0) ? runtime : runtime.slice(1);
  const enums = [...references.enums].sort();
  return importLine(used, runtimeImport) + (enums.length === 0 ? '' : importLine(enumImports(enums), './enums.js'));
}

/** A name without letter case (`日本`, `2fa`) is that of the constant and of the type: one import brings both. */
function enumImports(enums: readonly string[]): readonly string[] {
  const types = enums.filter((name) => name !== enumConstName(name));
  return [...enums.map(enumConstName), ...types.map((name) => `type ${name}`)];
}

function importLine(names: readonly string[], from: string): string {
  return `${layout(['import ', braces(names), ` from ${stringLiteral(from)};`])}\n`;
}

/** Names of the constants that hold the compiled queries: no exported function and no import bears the same. */
function privateNames(queries: readonly SolvedQuery[], references: References): string[] {
  const taken = new Set([...queries.map((query) => functionName(query.name)), ...[...references.enums].map(enumConstName)]);
  return queries.map((query) => {
    let name = `${functionName(query.name)}Query`;
    while (taken.has(name)) name += '_';
    taken.add(name);
    return name;
  });
}
