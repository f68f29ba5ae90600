/** Gives the parameters and columns of solved queries the types that the settings say. */
import { closestWord } from '../closest-word.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { BrandType, Compilation, SolvedColumn, SolvedParam, SolvedQuery, SourceFile } from '../model.js';
import { enumConstName, functionName } from '../naming.js';
import { overrideDiagnostic } from './override-place.js';
import { type OverrideRule, OverrideRules } from './override-rules.js';
import { overrideType, type TypedMember } from './override-type.js';
import type { OverrideEntry, OverrideProblem, ReadOverrides } from './overrides.js';
import { schemaAliases } from './schema-aliases.js';

export { readOverrides } from './overrides.js';

export interface OverriddenQueries {
  readonly queries: readonly SolvedQuery[];
  readonly brands: readonly BrandType[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * @param file where the overrides stand, for the places of mistakes; without text where they came from a program
 * @param missing modules of validators that do not exist
 */
export function applyOverrides(
  compilation: Compilation,
  { entries, problems }: ReadOverrides,
  file: SourceFile,
  missing: ReadonlySet<string>,
): OverriddenQueries {
  const rules = new OverrideRules(entries, compilation.outline, schemaAliases(entries, takenNames(compilation, entries)));
  const work = new QueryOverrides(entries.filter(({ section }) => section === 'queries'), compilation, rules);
  const queries = compilation.queries.map((query) => work.apply(query));
  const all = [...problems, ...missingModules(entries, missing), ...rules.problems, ...work.problems()];
  return { queries, brands: rules.brands(), diagnostics: all.map((problem) => overrideDiagnostic(problem, file)) };
}

function missingModules(entries: readonly OverrideEntry[], missing: ReadonlySet<string>): readonly OverrideProblem[] {
  return entries.flatMap(({ section, key, override }): readonly OverrideProblem[] => {
    const module = override.schema?.module ?? '';
    const help = 'The path counts from the folder of the package.json; write it with its extension.';
    return missing.has(module) ? [{ kind: 'unknown', section, key, message: `there is no file ${module}`, help }] : [];
  });
}

/** Names that generated modules have for functions, constants, enums and brands. */
function takenNames({ queries, enums }: Compilation, entries: readonly OverrideEntry[]): ReadonlySet<string> {
  const functions = queries.map(({ name }) => functionName(name));
  const constants = [...enums.map(({ name }) => name), ...entries.flatMap(({ override }) => override.brand ?? [])];
  return new Set([...functions, ...functions.map((name) => `${name}Query`), ...constants.map(enumConstName)]);
}

class QueryOverrides {
  readonly #entries: readonly OverrideEntry[];
  readonly #compilation: Compilation;
  readonly #rules: OverrideRules;
  /** Entries that some parameter or column was looked for. */
  readonly #met = new Set<OverrideEntry>();

  constructor(entries: readonly OverrideEntry[], compilation: Compilation, rules: OverrideRules) {
    this.#entries = entries;
    this.#compilation = compilation;
    this.#rules = rules;
  }

  apply(query: SolvedQuery): SolvedQuery {
    return {
      ...query,
      params: query.params.map((param) => ({ ...param, ...this.#type(query, param, 'input', [param.name, param.field]) })),
      columns: query.columns.map((column, index) => ({ ...column, ...this.#type(query, column, 'output', columnPaths(query, column, index)) })),
      embeds: query.embeds.map((embed) => ({
        ...embed,
        columns: embed.columns.map((column) => ({ ...column, ...this.#type(query, column, 'output', embedPaths(embed.name, column)) })),
      })),
    };
  }

  problems(): readonly OverrideProblem[] {
    const { queries, diagnostics, postgres } = this.#compilation;
    // A query that does not compile is missing for another reason.
    if (postgres === '' || diagnostics.some(({ severity }) => severity === 'error')) return [];
    return this.#entries.filter((entry) => !this.#met.has(entry)).map(({ section, key }) => ({ section, key, kind: 'unknown', ...unknownMember(key, queries) }));
  }

  #type(query: SolvedQuery, member: TypedMember, direction: 'input' | 'output', paths: readonly string[]): ReturnType<typeof overrideType> {
    const entry = this.#entries.find(({ key }) => paths.some((path) => key === `${query.name}.${path}`));
    const isFirst = entry !== undefined && !this.#met.has(entry);
    if (entry !== undefined) this.#met.add(entry);
    const rule = entry === undefined ? null : this.#ruleFor(entry, member, isFirst);
    return overrideType(member, direction, this.#rules, rule);
  }

  #ruleFor(entry: OverrideEntry, member: TypedMember, tell: boolean): OverrideRule | null {
    const before = this.#rules.problems.length;
    const rule = this.#rules.rule(entry, member.type, entry.key);
    // A parameter and a column of one name would tell the same twice.
    if (!tell) this.#rules.problems.length = before;
    return rule;
  }
}

function columnPaths({ embeds }: SolvedQuery, column: SolvedColumn, index: number): readonly string[] {
  const embed = embeds.find(({ first, columns }) => index >= first && index < first + columns.length);
  return embed === undefined ? [column.name, column.field] : embedPaths(embed.name, column);
}

function embedPaths(embed: string, column: SolvedColumn): readonly string[] {
  return [`${embed}.${column.name}`, `${embed}.${column.field}`];
}

function unknownMember(key: string, queries: readonly SolvedQuery[]): { readonly message: string; readonly help: string } {
  const [name = '', ...rest] = key.split('.');
  const query = queries.find((candidate) => candidate.name === name);
  if (query === undefined) {
    const closest = closestWord(name, queries.map((candidate) => candidate.name), Math.max(2, Math.floor(name.length / 3)));
    const help = closest === null ? 'Write the query\'s name, a dot, and the name of a column or parameter.' : `Did you mean "${[closest, ...rest].join('.')}"?`;
    return { message: `there is no query ${name}`, help };
  }
  const members = memberNames(query);
  const path = rest.join('.');
  const closest = closestWord(path, members, Math.max(2, Math.floor(path.length / 3)));
  const has = members.length === 0 ? 'It has neither.' : `It has ${members.join(', ')}.`;
  return { message: `query ${name} has no column or parameter ${path}`, help: closest === null ? has : `Did you mean "${name}.${closest}"?` };
}

function memberNames(query: SolvedQuery): readonly string[] {
  const columns = query.columns.map((column, index) => columnPaths(query, column, index)[0] ?? column.name);
  return [...new Set([...columns, ...query.params.map(({ name }: SolvedParam) => name)])];
}
