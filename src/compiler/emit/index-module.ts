/** The module that gathers all others, `index.ts`. */
import type { EmittedFile } from '../model.js';
import { generatedHeader } from './generated-mark.js';
import { stringLiteral } from './literals.js';

/** Re-exports everything of `modules` (names without extension, in the order to be shown). */
export function indexModule(modules: readonly string[]): EmittedFile {
  const lines = modules.map((name) => `export * from ${stringLiteral(`./${name}.js`)};\n`);
  // Without any export TypeScript would take the file for a script.
  const body = lines.length === 0 ? 'export {};\n' : lines.join('');
  return { path: 'index.ts', text: `${generatedHeader('the query files')}\n${body}` };
}
