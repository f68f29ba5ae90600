/** Finds what cannot be emitted: names that would be declared twice. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { EnumType, SolvedQuery, SourceFile, TypeShape } from '../model.js';
import { enumConstName, functionName, queryTypeName } from '../naming.js';
import { shownColumns } from './command-form.js';
import type { EmitInput } from './emit-input.js';

export interface CheckedNames {
  /** The queries that can be emitted together. */
  readonly queries: readonly SolvedQuery[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Keeps the first owner of each exported name; every later one is a diagnostic and left out. */
export function checkNames(input: EmitInput): CheckedNames {
  const owners = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const report: Report = (query, message, help) => {
    diagnostics.push({ code: 'RT401', severity: 'error', message, help, ...placeOf(query, input.sources) });
  };
  for (const { name } of input.brands) {
    owners.set(`type ${name}`, `the brand ${name}`);
    owners.set(`value ${enumConstName(name)}`, `the brand ${name}`);
  }
  const clashing = claimEnums(input, owners, report);
  const queries = input.queries.filter((query) => {
    if (shapesOf(query).some((shape) => shape.kind === 'enum' && clashing.has(shape.pgType))) return false;
    const names = exportedNames(query);
    const taken = names.find((name) => owners.has(name));
    if (taken !== undefined) {
      const help = 'Give one of them another name.';
      report(query, `query ${query.name} would export ${bare(taken)}, as does ${owners.get(taken)}`, help);
      return false;
    }
    for (const name of names) owners.set(name, `query ${query.name} (${query.file}:${query.line})`);
    return true;
  });
  return { queries, diagnostics };
}

type Report = (query: SolvedQuery, message: string, help: string) => void;

/** Enters the enums' names; returns the PostgreSQL names of enums whose TypeScript name another enum has. */
function claimEnums(input: EmitInput, owners: Map<string, string>, report: Report): Set<string> {
  const clashing = new Set<string>();
  const byName = new Map<string, EnumType>();
  for (const type of input.enums) {
    const first = byName.get(type.name);
    const user = input.queries.find((query) => shapesOf(query).some((shape) => shape.kind === 'enum' && shape.pgType === type.pgType));
    if (user !== undefined && input.brands.some(({ name }) => name === type.name)) {
      clashing.add(type.pgType);
      report(user, `the enum type ${type.pgType} would be ${type.name}, as is a brand`, 'Give the brand another name.');
    } else if (first !== undefined && first.pgType !== type.pgType) {
      clashing.add(type.pgType);
      const message = `the enum types ${first.pgType} and ${type.pgType} would both be ${type.name}`;
      if (user !== undefined) report(user, message, 'Rename one of the types, or cast the value to text.');
    } else if (user !== undefined) {
      byName.set(type.name, type);
      owners.set(`type ${type.name}`, `the enum type ${type.pgType}`);
      owners.set(`value ${enumConstName(type.name)}`, `the enum type ${type.pgType}`);
    }
  }
  return clashing;
}

/** Types and values live in two name spaces. */
function exportedNames(query: SolvedQuery): string[] {
  const typeName = queryTypeName(query.name);
  return [`value ${functionName(query.name)}`, `type ${typeName}Params`, `type ${typeName}Row`];
}

function bare(name: string): string {
  return name.replace(/^(type|value) /, '');
}

function shapesOf(query: SolvedQuery): TypeShape[] {
  return [...query.params, ...shownColumns(query)].flatMap((member) => withParts(member.type));
}

function withParts(shape: TypeShape): TypeShape[] {
  switch (shape.kind) {
    case 'array':
      return [shape, ...withParts(shape.element)];
    case 'range':
    case 'multirange':
      return [shape, ...withParts(shape.subtype)];
    case 'composite':
      return [shape, ...shape.fields.flatMap((field) => withParts(field.type))];
    case 'validated':
      return [shape, ...withParts(shape.base)];
    default:
      return [shape];
  }
}

function placeOf(query: SolvedQuery, sources: readonly SourceFile[]): { file: SourceFile; offset: number } {
  const file = sources.find((source) => source.path === query.file) ?? { path: query.file, text: '' };
  let offset = 0;
  for (let line = 1; line < query.line; line += 1) {
    const next = file.text.indexOf('\n', offset);
    if (next === -1) break;
    offset = next + 1;
  }
  return { file, offset };
}
