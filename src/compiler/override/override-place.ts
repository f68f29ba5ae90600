/** Where an override stands in the settings. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../model.js';
import type { OverrideProblem } from './overrides.js';

export function overrideDiagnostic({ kind, section, key, message, help }: OverrideProblem, file: SourceFile): Diagnostic {
  const code = kind === 'unknown' ? 'RT403' : 'RT404';
  return { code, severity: 'error', message, help, file, offset: placeOf(section, key, file.text) };
}

/** The offset of a key below `overrides` of `rowtype`; keys stand in JSON as `JSON.stringify` writes them. */
function placeOf(section: string, key: string | null, text: string): number {
  let at = 0;
  const path = section === 'overrides' ? ['rowtype', section] : ['rowtype', 'overrides', section];
  for (const name of key === null ? path : [...path, key]) {
    const next = keyOffset(name, text, at);
    if (next === -1) return at;
    at = next;
  }
  return at;
}

function keyOffset(name: string, text: string, from: number): number {
  const word = JSON.stringify(name);
  for (let at = text.indexOf(word, from); at !== -1; at = text.indexOf(word, at + 1)) {
    if (/^\s*:/.test(text.slice(at + word.length, at + word.length + 100))) return at;
  }
  return -1;
}
