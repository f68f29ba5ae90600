/** The words of the command line: tables, suggestions, errors, and lines that are still open. */
import { describe, expect, test } from 'vitest';
import description from '../../package.json' with { type: 'json' };
import { CliError } from '../../src/cli/cli-error.js';
import { missingPackage } from '../../src/cli/missing-package.js';
import { reportError } from '../../src/cli/report-error.js';
import { similarNames } from '../../src/cli/similar-names.js';
import { createTerminal } from '../../src/cli/terminal.js';
import { textTable, wrap } from '../../src/cli/text-table.js';

describe('tables', () => {
  test('line up, without blanks at the ends of lines', () => {
    expect(textTable([['a', 'long cell', ''], ['bbbb', 'x', 'end']], null)).toBe('  a     long cell\n  bbbb  x          end');
  });

  test('wrap the last column under itself', () => {
    expect(textTable([['name', 'one two three four five six']], 32)).toBe('  name  one two three four five\n        six');
  });

  test('never wrap so narrowly that a word stands alone on every line', () => {
    expect(textTable([['x'.repeat(70), 'one two three four five six']], 60).split('\n')).toHaveLength(2);
  });

  test('count a letter outside the basic plane as one', () => {
    expect(textTable([['😀', 'x'], ['ab', 'y']], null)).toBe('  😀   x\n  ab  y');
  });

  test('of nothing are empty', () => {
    expect(textTable([], 80)).toBe('');
    expect(wrap('', 10)).toEqual(['']);
  });
});

describe('suggestions', () => {
  const names = ['GetTaskByID', 'GetTelemetryTaskEvents', 'ListTasks'];
  test.each([
    ['getTaskById', ['GetTaskByID']],
    ['TelemetryEvents', ['GetTelemetryTaskEvents']],
    ['ListTask', ['ListTasks']],
    ['Bananas', []],
    ['', []],
  ])('for %j are %j', (name, expected) => {
    expect(similarNames(name, names)).toEqual(expected);
  });
});

describe('errors', () => {
  test('of the user are two lines', () => {
    expect(reportError(new CliError('it is wrong', 'Mend it.'), false)).toBe('it is wrong\nhelp: Mend it.');
  });

  test('of the program say so, and show a stack only when asked', () => {
    const error = new TypeError('x is not a function');
    expect(reportError(error, false)).toBe('rowtype itself failed: x is not a function\nhelp: Set ROWTYPE_DEBUG=1 to see where, and please report it.');
    expect(reportError(error, true)).toMatch(/\n {4}at /);
    expect(reportError('thrown text', false)).toContain('rowtype itself failed: thrown text');
  });

  test('of the file system keep their path', () => {
    const error = Object.assign(new Error("EACCES: permission denied, open 'generated/a.ts'"), { code: 'EACCES', syscall: 'open' });
    expect(reportError(error, false)).toBe("permission denied, open 'generated/a.ts' (EACCES)\nhelp: Change its permissions, or run as its owner.");
  });

  test('of a package that is not installed say what to install, and only of those that users install', () => {
    const missing = (name: string) => Object.assign(new Error(`Cannot find package '${name}' imported from /x/y.js`), { code: 'ERR_MODULE_NOT_FOUND' });
    expect(missingPackage(missing('@electric-sql/pglite/contrib/vector'))?.message).toContain('the package @electric-sql/pglite,');
    expect(missingPackage(missing('node-pg-migrate'))?.help).toContain('npm install');
    const optional = Object.keys(description.peerDependenciesMeta);
    expect(optional.filter((name) => missingPackage(missing(name)) === null)).toEqual([]);
    expect(missingPackage(missing('left-pad'))).toBeNull();
    expect(missingPackage(missing('./own-file.js'))).toBeNull();
    expect(missingPackage(new Error("Cannot find package 'pg'"))).toBeNull();
  });
});

describe('a line that is open', () => {
  const record = () => {
    let text = '';
    const stream = { write: (piece: string) => void (text += piece) };
    return { terminal: createTerminal(stream, stream), read: () => text };
  };

  test('is ended by what belongs to it', () => {
    const { terminal, read } = record();
    terminal.begin('working');
    terminal.out(' done');
    expect(read()).toBe('working done\n');
  });

  test('is ended before an error, and before the next line', () => {
    const { terminal, read } = record();
    terminal.begin('first');
    terminal.err('broken');
    terminal.begin('second');
    terminal.begin('third');
    terminal.out('.');
    expect(read()).toBe('first\nbroken\nsecond\nthird.\n');
  });
});
