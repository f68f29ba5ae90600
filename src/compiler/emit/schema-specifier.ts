/** What a generated module imports a validator from. */

/** TypeScript's own extensions, and those of the files that it makes of them. */
const compiled: Readonly<Record<string, string>> = { ts: 'js', tsx: 'js', mts: 'mjs', cts: 'cjs' };

/**
 * A package as it is; a path seen from the output folder instead of the folder of the settings.
 *
 *     schemaSpecifier('./src/schemas.ts', '..')   // '../src/schemas.js'
 *     schemaSpecifier('@acme/schemas', '..')      // '@acme/schemas'
 */
export function schemaSpecifier(module: string, settingsFolder: string): string {
  if (!module.startsWith('.')) return module;
  const parts: string[] = [];
  for (const part of `${settingsFolder}/${module}`.split('/')) {
    if (part === '' || part === '.') continue;
    const last = parts.at(-1);
    if (part === '..' && last !== undefined && last !== '..') parts.pop();
    else parts.push(part);
  }
  const path = parts.join('/').replace(/\.([cm]?tsx?)$/, (_, extension: string) => `.${compiled[extension] ?? extension}`);
  return path.startsWith('..') ? path : `./${path}`;
}
