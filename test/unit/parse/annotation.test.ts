/** Which comments name a query. */
import { describe, expect, test } from 'vitest';
import { readAnnotation } from '../../../src/compiler/parse/annotation.js';
import { closestWord } from '../../../src/compiler/closest-word.js';

describe('an annotation', () => {
  test.each([
    ['-- name: GetTask :one', 'GetTask', 'one'],
    ['-- name: _x1 :execresult', '_x1', 'execresult'],
    ['-- name: Élan :batchmany  ', 'Élan', 'batchmany'],
    ['/* name: GetTask :many */', 'GetTask', 'many'],
    ['/* name: GetTask :copyfrom*/', 'GetTask', 'copyfrom'],
  ])('%s', (comment, name, command) => {
    expect(readAnnotation(comment, true)).toEqual({ kind: 'annotation', name, command });
  });
});

describe('prose', () => {
  test.each([
    '-- names are unique: see below',
    '-- name the thing',
    '-- the name: what it is',
    '-- Name: the display name',
    '-- Same: foo :bar',
    '-- SELECT 1::int',
    '/* a\n name: b */',
    '--',
    '/**/',
  ])('%j', (comment) => {
    expect(readAnnotation(comment, true)).toEqual({ kind: 'prose' });
  });

  test('a name that does not start its line is prose unless it is the full form', () => {
    expect(readAnnotation('-- name: of the owner', false)).toEqual({ kind: 'prose' });
    expect(readAnnotation('-- name: GetTask :one', false)).toMatchObject({ code: 'RT101', at: 0 });
  });
});

describe('a malformed annotation says where and what to write', () => {
  const rewrite = 'Write "-- name: GetTask :one".';
  test.each([
    ['--name: GetTask :one', 'RT101', 2, rewrite],
    ['-- Name: GetTask :one', 'RT101', 3, rewrite],
    ['-- name : GetTask :one', 'RT101', 3, rewrite],
    ['-- name:GetTask :one', 'RT101', 3, rewrite],
    ['--  name: GetTask :one', 'RT101', 4, rewrite],
    ['-- nmae: GetTask :one', 'RT101', 3, rewrite],
    ['-- name GetTask :one', 'RT101', 3, rewrite],
    ['-- name: GetTask  :one', 'RT101', 3, rewrite],
    ['-- name: GetTask\t:one', 'RT101', 3, rewrite],
    ['-- name: GetTask: one', 'RT101', 9, rewrite],
    ['-- name: GetTask :one now', 'RT101', 3, rewrite],
    ['-- name: GetTask one', 'RT101', 17, 'Write ":one".'],
    ['/*\n name: GetTask :one\n*/', 'RT101', 4, 'Write "/* name: GetTask :one */"'],
    ['-- name:', 'RT101', 3, rewrite.slice(0, -1)],
    ['-- name: GetTask', 'RT101', 3, rewrite.slice(0, -1)],
    ['-- name: 1st :one', 'RT101', 9, 'no digit first'],
    ['-- name: get-task :one', 'RT101', 9, 'letters, digits and underscores'],
    ['-- name: GetTask :on', 'RT102', 17, 'Did you mean ":one"?'],
    ['-- name: GetTask :exce', 'RT102', 17, 'Did you mean ":exec"?'],
    ['-- name: GetTask :ONE', 'RT102', 17, 'Did you mean ":one"?'],
    ['-- name: GetTask :one;', 'RT102', 17, 'Did you mean ":one"?'],
    ['-- name: GetTask :execlastid', 'RT102', 17, 'RETURNING'],
    ['-- name: GetTask :frobnicate', 'RT102', 17, ':batchexec'],
  ])('%j', (comment, code, at, help) => {
    const reading = readAnnotation(comment, true);
    expect(reading).toMatchObject({ kind: 'malformed', code, at });
    expect(reading.kind === 'malformed' ? reading.help : '').toContain(help);
  });
});

test('the closest word is within the limit, swapped letters being one edit', () => {
  expect(closestWord('oen', ['one', 'exec'], 1)).toBe('one');
  expect(closestWord('man', ['one', 'many'], 1)).toBe('many');
  expect(closestWord('xyz', ['one', 'many'], 2)).toBeNull();
  expect(closestWord('', ['ab'], 2)).toBeNull();
});
