/** Spoils SQL text as people, editors and merges do, and worse. */
import type { Random } from './random.js';

/** What is put in; none of these opens a comment, which may take queries out on purpose. */
const pieces: readonly [string, ...string[]] = [
  "'", '"', '$$', '$a$', ';', '(', ')', '[', ']', '{', '}', ',', '.', '@', '@@', '$1', '$0', '$99', '$99999999999', ':', '::', ':name', '\\',
  'sqlc.', 'sqlc.arg(', 'sqlc.narg(x)', 'sqlc.slice(x)', 'sqlc.embed(', 'sqlc.arg(x, y)', ' IN (sqlc.slice(x))', "E'\\'", "U&'\\00zz'", '0x', '12ab', '1e',
  'BEGIN ATOMIC', 'END', 'CASE', 'CREATE RULE', 'SELECT', 'RETURNING', 'INSERT', ' -- x\n', '--', '\n', '\r', '\r\n', '\t', '\f', '\v', ' ',
  '💥', 'é', '\u00a0', '\u2028', '\uFEFF', '\u0001', '\u007f', '日本', '-- name: ', 'name: Q :many', '<<<<<<< HEAD', '=======', '*/', '%', '?', '`', '#',
]; // prettier-ignore

/** Pieces that open comments: what follows may be gone, and rightly so. */
const openers: readonly [string, ...string[]] = ['/*', '/* name: X :one */', '/*+ hint */', '/* @name x */', '\0', '/*/*', '"/*'];

export function mutateSql(text: string, random: Random, mayOpenComments = false): string {
  let mutated = text;
  for (let count = 1 + random.below(3); count > 0; count -= 1) mutated = mutateOnce(mutated, random, mayOpenComments);
  return mutated;
}

function mutateOnce(text: string, random: Random, mayOpenComments: boolean): string {
  const from = random.below(text.length + 1);
  const length = random.below(Math.min(text.length - from, 30) + 1);
  const piece = mayOpenComments && random.below(3) === 0 ? random.pick(openers) : random.pick(pieces);
  switch (random.below(6)) {
    case 0:
      return text.slice(0, from) + text.slice(from + length);
    case 1:
      return text.slice(0, from + length) + text.slice(from);
    case 2:
      return text.slice(0, from) + piece + text.slice(from + length);
    case 3:
      return text.slice(0, from) + Array.from(text.slice(from, from + length)).reverse().join('') + text.slice(from + length);
    case 4:
      return text.slice(0, from) + text.slice(from, from + length).toUpperCase() + text.slice(from + length);
    default:
      return text.slice(0, from) + piece + text.slice(from);
  }
}
