/** Prints what the compiler found wrong, a blank line between two of them. */
import type { Diagnostic } from '../compiler/index.js';
import type { Terminal } from './terminal.js';

export async function printDiagnostics(diagnostics: readonly Diagnostic[], terminal: Terminal): Promise<void> {
  if (diagnostics.length === 0) return;
  const { renderDiagnostic } = await import('../compiler/index.js');
  terminal.err(diagnostics.map(renderDiagnostic).join('\n\n'));
}
