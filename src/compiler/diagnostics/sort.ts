/** The order in which diagnostics are shown. */
import type { Diagnostic } from './diagnostic.js';

/** By file, then place, then code; a diagnostic that says the same at the same place comes once. */
export function sortDiagnostics<Kind extends Diagnostic>(diagnostics: readonly Kind[]): Kind[] {
  const sorted = [...diagnostics].sort(
    (a, b) =>
      compare(a.file.path, b.file.path) ||
      a.offset - b.offset ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
  return sorted.filter((diagnostic, index) => !isSame(diagnostic, sorted[index - 1]));
}

function isSame(a: Diagnostic, b: Diagnostic | undefined): boolean {
  return b !== undefined && a.file.path === b.file.path && a.offset === b.offset && a.code === b.code && a.message === b.message;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
