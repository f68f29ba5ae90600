/** The last stage: solved queries become the text of TypeScript modules. Nothing is written to disk here. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { EmittedFile, EnumType, SolvedQuery } from '../model.js';
import { brandModule } from './brand-module.js';
import { checkNames } from './check-names.js';
import type { EmitInput, EmitOptions } from './emit-input.js';
import { enumModule } from './enum-module.js';
import { indexModule } from './index-module.js';
import { moduleName, sourceName } from './module-name.js';
import { type QueryModule, queryModule } from './query-module.js';
import { referencesOf } from './references.js';

export interface EmitResult {
  /** One module a query file (files of one name share it), `enums.ts` and `brands.ts` where one is used, and `index.ts`. */
  readonly files: readonly EmittedFile[];
  /** Queries that have no TypeScript form, and names that become one; what they are about is not in `files`. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Emits all files. The same input gives the same bytes, whatever the machine, day or folder.
 *
 *     const { files, diagnostics } = emitFiles({ queries, enums, brands, sources }, { runtimeImport: 'rowtype', settingsFolder: '..' });
 */
export function emitFiles(input: EmitInput, options: EmitOptions): EmitResult {
  const { queries, diagnostics } = checkNames(input);
  const used = referencesOf(queries);
  const isUsed = ({ name }: EnumType): boolean => used.enums.has(name) || used.codecEnums.has(name);
  const enums = input.enums.filter((type, index) => isUsed(type) && firstOfItsName(input.enums, index));
  const brands = input.brands.filter(({ name }) => used.brands.has(name));
  const modules = groupByModule(queries);
  const files = [
    ...modules.map((module) => queryModule(module, options)),
    ...(brands.length === 0 ? [] : [brandModule(brands, options.runtimeImport)]),
    ...(enums.length === 0 ? [] : [enumModule(enums)]),
    indexModule([
      ...modules.map((module) => module.name),
      ...(brands.length === 0 ? [] : ['brands']),
      ...(enums.length === 0 ? [] : ['enums']),
    ]),
  ];
  return { files, diagnostics };
}

function firstOfItsName(enums: readonly EnumType[], index: number): boolean {
  return enums.findIndex((type) => type.name === enums[index]?.name) === index;
}

/** File systems may not tell `Tasks.ts` from `tasks.ts`, so names that differ in case only are one module. */
function groupByModule(queries: readonly SolvedQuery[]): QueryModule[] {
  const groups = new Map<string, { name: string; source: string; queries: SolvedQuery[] }>();
  for (const query of queries) {
    const name = moduleName(query.file);
    const group = groups.get(name.toLowerCase()) ?? { name, source: sourceName(query.file), queries: [] };
    group.queries.push(query);
    groups.set(name.toLowerCase(), group);
  }
  return [...groups.values()];
}
