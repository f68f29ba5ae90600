/** A diagnostic as text for people: place, words, the line with a caret, the way out. */
import { createLineIndex, type LinePosition, renderCaretFrame } from '../../sql/index.js';
import type { Diagnostic } from './diagnostic.js';

/**
 * Two to four lines, without a line break at the end. The source lines are left out where there is no text to show,
 * as with a file that cannot be read.
 *
 * @example
 * renderDiagnostic(diagnostic);
 * // queries/tasks.sql:12:8 error RT201: column "nam" does not exist
 * //  12 | SELECT nam FROM tasks
 * //     |        ^
 * // help: Perhaps you meant tasks.name.
 */
export function renderDiagnostic(diagnostic: Diagnostic): string {
  const { code, severity, message, file, help } = diagnostic;
  const { line, column } = diagnosticPosition(diagnostic);
  const place = file.text === '' ? file.path : `${file.path}:${line}:${column}`;
  const frame = file.text === '' ? [] : renderCaretFrame(file.path, file.text, diagnostic.offset).split('\n').slice(1);
  return [`${place} ${severity} ${code}: ${message}`, ...frame, ...(help === null ? [] : [`help: ${help}`])].join('\n');
}

/** Line and column of the caret, both 1-based, the column in UTF-16 units. */
export function diagnosticPosition(diagnostic: Diagnostic): LinePosition {
  return createLineIndex(diagnostic.file.text).position(diagnostic.offset);
}
