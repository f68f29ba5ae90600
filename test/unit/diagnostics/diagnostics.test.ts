/** Diagnostics as people see them. */
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/compiler/diagnostics/diagnostic.js';
import { renderDiagnostic } from '../../../src/compiler/diagnostics/render.js';
import { sortDiagnostics } from '../../../src/compiler/diagnostics/sort.js';

function diagnostic(changes: Partial<Diagnostic> = {}): Diagnostic {
  const file = { path: 'queries/tasks.sql', text: 'SELECT 1;\n\tSELECT nam FROM t;\n' };
  return { code: 'RT201', severity: 'error', message: 'column "nam" does not exist', file, offset: 18, help: null, ...changes };
}

test('the place, the line with a caret, and the help are shown', () => {
  expect(renderDiagnostic(diagnostic({ help: 'Perhaps you meant "name".' }))).toBe(
    [
      'queries/tasks.sql:2:9 error RT201: column "nam" does not exist',
      '  2 |   SELECT nam FROM t;',
      '    |          ^',
      'help: Perhaps you meant "name".',
    ].join('\n'),
  );
});

test('a file without text has no line to show', () => {
  const nothing = { path: 'gone.sql', text: '' };
  expect(renderDiagnostic(diagnostic({ file: nothing, offset: 0, code: 'RT001', message: 'gone', severity: 'warning' }))).toBe(
    'gone.sql warning RT001: gone',
  );
});

test('an offset after the end points behind the last character', () => {
  const file = { path: 'a.sql', text: 'SELECT' };
  expect(renderDiagnostic(diagnostic({ file, offset: 99 }))).toContain('a.sql:1:7');
});

test('diagnostics come by file and place, equal ones once', () => {
  const other = { path: 'a.sql', text: 'x' };
  const given = [diagnostic({ offset: 9 }), diagnostic({ offset: 2 }), diagnostic({ file: other, offset: 5 }), diagnostic({ offset: 9 }), diagnostic({ offset: 9, message: 'b' })];
  expect(sortDiagnostics(given).map(({ file, offset, message }) => [file.path, offset, message.length])).toEqual([
    ['a.sql', 5, 27],
    ['queries/tasks.sql', 2, 27],
    ['queries/tasks.sql', 9, 1],
    ['queries/tasks.sql', 9, 27],
  ]);
});
