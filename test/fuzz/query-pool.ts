/** Good queries to put together and to spoil: the project's own, and one for each form of the dialect. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Random } from './random.js';

const forms = [
  '-- name: F :one\nSELECT id FROM tasks WHERE id = @id::bigint AND name = sqlc.narg(name);\n',
  "-- Doc of it.\n-- name: F :many\nSELECT t.id, 'a''b' AS \"q\"\"x\", $$d 'o$$ AS d FROM tasks t -- it's\nWHERE id IN (sqlc.slice(ids)) ORDER BY 1;\n",
  '/* name: F :exec */\nDELETE FROM tasks WHERE id = $1 AND id = $2 /* a /* nested */ comment */;\n',
  "-- name: F :execrows\r\nUPDATE tasks SET name = E'\\'x' WHERE id = sqlc.arg('id');\r\n",
  '-- name: F :many\nSELECT sqlc.embed(t), 1.5e3, 0x1F FROM tasks AS t;\n',
  "-- name: F :many\nWITH x AS (SELECT CASE WHEN true THEN '💥' END AS c) SELECT c, @a::int FROM x\n;\n",
  '-- name: F :copyfrom\nINSERT INTO tasks (id, name) VALUES (@id, @name);\n',
];

const annotation = /^(?<mark>-- name: |\/\* name: |\/\* @name )\w+/m;

/** The text of each query, with the comments above it. */
export const queryPool: readonly [string, ...string[]] = ['-- name: F :one\nSELECT 1 AS one;\n', ...forms, ...ownQueries()];

/** Those of `queries/`, which compile on `migrations/`. */
export function ownQueries(): string[] {
  const folder = new URL('../../queries/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split(/^(?=-- name: )/m))
    .filter((text) => text.startsWith('-- name: '));
}

/** The same in pgtyped's dialect. */
export const pgtypedPool: readonly [string, ...string[]] = [
  '/* @name F */\nSELECT id AS "id!", name AS "name?" FROM tasks WHERE id = :id! AND name = :name;\n',
  "-- Doc.\n/* @name F\n  @param ids -> (...)\n*/\nSELECT 'a:b', \"c:d\", $$:e$$ FROM tasks -- :f\nWHERE id IN :ids;\n",
  '/* @name F\n  @param rows -> ((id, name!)...)\n*/\nINSERT INTO tasks (id, name) VALUES :rows RETURNING id;\n',
  '/* @name F\n  @param row -> (id, name)\n*/\nINSERT INTO tasks (id, name) VALUES :row;\n',
];

/** A query of the pool under a name that is its alone. */
export function namedQuery(random: Random, name: string, pool = queryPool): string {
  return renamed(random.pick(pool), name);
}

export function renamed(query: string, name: string): string {
  return query.replace(annotation, `$<mark>${name}`);
}
