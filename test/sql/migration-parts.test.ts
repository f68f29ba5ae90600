/** Only comments divide a migration, and only exact ones. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadSqlParser, parseMigrationParts } from '../../src/sql/index.js';

beforeAll(() => loadSqlParser());

describe('parseMigrationParts', () => {
  test('gives both parts with their offsets', () => {
    const file = '-- licence\n\n-- Up Migration\nSELECT 1;\n-- Down Migration\nSELECT 2;\n';
    const { up, down, marked, transaction } = parseMigrationParts(file);
    expect([up.text, down?.text]).toEqual(['\nSELECT 1;\n', '\nSELECT 2;\n']);
    expect(file.slice(up.start, up.end)).toBe(up.text);
    expect(file.slice(down?.start, down?.end)).toBe(down?.text);
    expect([marked, transaction]).toEqual([true, true]);
  });

  test('without markers all is up and nothing is down', () => {
    expect(parseMigrationParts('SELECT 1; -- Migration of the day\n')).toMatchObject({
      marked: false,
      down: null,
      up: { start: 0 },
    });
  });

  test.each([
    ['in a function body', 'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\n-- Down Migration\nSELECT 1 $$;'],
    ['in a string', "SELECT '\n-- Down Migration\n';"],
    ['in prose', 'SELECT 1;\n-- down migration is not possible because the data is gone'],
    ['in a block comment of prose', 'SELECT 1; /* The down migration\n-- Down Migration\nis below. */'],
  ])('the words of a marker %s are none', (_, body) => {
    expect(parseMigrationParts(`-- Up Migration\n${body}\n`)).toMatchObject({ down: null, marked: true });
  });

  test.each([
    '--up migration',
    '-- UP  MIGRATION --',
    '---- Up Migration ----',
    '  -- Up Migration\r',
    '\uFEFF-- Up Migration',
  ])('%j is a marker', (marker) => {
    expect(parseMigrationParts(`${marker}\nSELECT 1;`).marked).toBe(true);
  });

  test.each([
    '-- Up Migraton',
    '-- Dwon Migration',
    '-- Up Migrations',
    '-- UpMigration',
    '-- Down Migrate',
    '-- Migration Down',
    '-- up',
    '-- DOWN',
    '-- migrate:up',
    '-- +migrate Down',
    '-- Up Migration:',
    '-- no_transaction',
    '/* no-transaction */',
  ])('%j is an error', (comment) => {
    expect(() => parseMigrationParts(`${comment}\nSELECT 1;`)).toThrow(
      expect.objectContaining({ name: 'MigrationFormatError', offset: 0 }),
    );
  });

  test('options are read from the head of the file and of the up part', () => {
    expect(parseMigrationParts('-- no-transaction: an index is built\n-- Up Migration\nSELECT 1;').transaction).toBe(
      false,
    );
    expect(parseMigrationParts('-- Up Migration\n-- no-transaction\nSELECT 1;').transaction).toBe(false);
    expect(parseMigrationParts('-- irreversible: rows are deleted\nSELECT 1;').irreversible).toBe('rows are deleted');
  });
});
