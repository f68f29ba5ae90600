/** One SQL file's queries as one TypeScript module. */
import type { EmittedFile, SolvedColumn, SolvedParam, SolvedQuery } from '../model.js';
import { enumConstName, functionName } from '../naming.js';
import { shownColumns } from './command-form.js';
import type { EmitOptions } from './emit-input.js';
import { generatedHeader } from './generated-mark.js';
import { braces, layout } from './layout.js';
import { stringLiteral } from './literals.js';
import { querySection } from './query-section.js';
import { referencesOf, type References } from './references.js';
import { schemaSpecifier } from './schema-specifier.js';

export interface QueryModule {
  /** Name of the module without its extension. */
  readonly name: string;
  /** The SQL file's name without its folders. */
  readonly source: string;
  readonly queries: readonly SolvedQuery[];
}

/** The module's text: imports, then each query in the order of the source. */
export function queryModule(module: QueryModule, options: EmitOptions): EmittedFile {
  const references = referencesOf(module.queries);
  const constNames = privateNames(module.queries, references);
  const sections = module.queries.map((query, index) => querySection(query, constNames[index] ?? ''));
  const text = [
    generatedHeader(module.source) + imports(module.queries, references, options),
    ...sections,
  ].join('\n');
  return { path: `${module.name}.ts`, text };
}

function imports(queries: readonly SolvedQuery[], references: References, { runtimeImport, settingsFolder }: EmitOptions): string {
  const types = new Set(['Queryable', ...references.runtimeTypes]);
  if (queries.some((query) => query.command === 'execresult')) types.add('ExecResult');
  if (queries.some((query) => query.params.length === 0)) types.add('NoParams');
  if (queries.some((query) => query.bulkSql === null && shownColumns(query).length === 0)) types.add('NoColumns');
  const makers = [
    ...(queries.some((query) => query.bulkSql !== null) ? ['defineCopyFrom'] : []),
    ...(queries.some((query) => query.bulkSql === null) ? ['defineQuery'] : []),
  ];
  const runtime = ['codecs as t', ...makers, ...(references.jsonShapes ? ['jsonShapes as j'] : []), ...[...types].sort().map((name) => `type ${name}`)];
  // A module without parameters and columns uses no codec; nor does one with nothing but branded values.
  const used = queries.some(usesCodecs) ? runtime : runtime.slice(1);
  const brands = [...references.brands].sort();
  const enums = [...references.enums].sort();
  const codecEnums = [...new Set([...enums, ...references.codecEnums])].sort();
  return [
    importLine(used, runtimeImport),
    ...schemaImports(references, settingsFolder),
    importLine([...brands.map(enumConstName), ...brands.map((name) => `type ${name}`)], './brands.js'),
    importLine(enumImports(codecEnums, enums), './enums.js'),
  ].join('');
}

/** A name without letter case (`日本`, `2fa`) is that of the constant and of the type: one import brings both. */
function enumImports(values: readonly string[], enums: readonly string[]): readonly string[] {
  const types = enums.filter((name) => name !== enumConstName(name));
  return [...values.map(enumConstName), ...types.map((name) => `type ${name}`)];
}

function usesCodecs(query: SolvedQuery): boolean {
  const columns = shownColumns(query);
  const isPlainBrand = ({ type, nullable }: SolvedParam | SolvedColumn): boolean => type.kind === 'branded' && !nullable;
  return [...query.params, ...columns].some((member) => !isPlainBrand(member)) || (columns.length > 0 && query.embeds.length > 0);
}

/** One import for each module, by name. */
function schemaImports({ schemas }: References, settingsFolder: string): readonly string[] {
  const byModule = new Map<string, string[]>();
  for (const { module, exportName, alias } of schemas.values()) {
    const from = schemaSpecifier(module, settingsFolder);
    byModule.set(from, [...(byModule.get(from) ?? []), exportName === alias ? alias : `${exportName} as ${alias}`]);
  }
  return [...byModule].sort(([a], [b]) => (a < b ? -1 : 1)).map(([from, names]) => importLine(names.sort(), from));
}

function importLine(names: readonly string[], from: string): string {
  return names.length === 0 ? '' : `${layout(['import ', braces(names), ` from ${stringLiteral(from)};`])}\n`;
}

/** Names of the constants that hold the compiled queries: no exported function and no import bears the same. */
function privateNames(queries: readonly SolvedQuery[], references: References): string[] {
  const taken = new Set([...queries.map((query) => functionName(query.name)), ...[...references.enums, ...references.codecEnums, ...references.brands].map(enumConstName), ...references.schemas.keys()]);
  return queries.map((query) => {
    let name = `${functionName(query.name)}Query`;
    while (taken.has(name)) name += '_';
    taken.add(name);
    return name;
  });
}
