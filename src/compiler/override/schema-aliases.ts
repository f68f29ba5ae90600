/** What generated modules call the validators that they import. */
import type { SchemaReference } from '../model.js';
import { camelCase } from '../naming.js';
import type { OverrideEntry } from './overrides.js';

/**
 * A reference for each entry with a schema, by `key + section`. A validator has one name in all modules, and no other
 * thing of a module is called so.
 *
 * @param taken names that generated modules have for other things
 */
export function schemaAliases(entries: readonly OverrideEntry[], taken: ReadonlySet<string>): ReadonlyMap<string, SchemaReference> {
  const byTarget = new Map<string, SchemaReference>();
  const used = new Set(taken);
  const result = new Map<string, SchemaReference>();
  for (const { section, key, override } of entries) {
    if (override.schema === null) continue;
    const { module, exportName } = override.schema;
    const target = `${module}#${exportName}`;
    const known = byTarget.get(target);
    const reference = known ?? { module, exportName, alias: freeName(plainAlias(module, exportName), used) };
    byTarget.set(target, reference);
    used.add(reference.alias);
    result.set(key + section, reference);
  }
  return result;
}

/** `payloadSchema` for an export `payload`, and for the default export of `./payload.ts`. */
function plainAlias(module: string, exportName: string): string {
  const file = module.slice(module.lastIndexOf('/') + 1).replace(/\.[cm]?[jt]sx?$/, '');
  const name = exportName === 'default' ? (camelCase(file) ?? 'default') : exportName;
  return /schema$/i.test(name) ? name : `${name}Schema`;
}

function freeName(name: string, used: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; used.has(free); count += 1) free = `${name}${count}`;
  return free;
}
