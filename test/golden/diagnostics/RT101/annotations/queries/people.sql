--name: NoBlank :one
SELECT 1 AS x;
-- name: NoCommand
SELECT 1 AS x;
-- name: 1st :one
SELECT 1 AS x;
-- name: Two  :one
SELECT 1 AS x;
-- name: NoColon one
SELECT 1 AS x;
-- nmae: Misspelt :one
SELECT 1 AS x;
/* name: Later :one
*/ SELECT 1 AS x;
  -- name: Indented :one
SELECT 1 AS x;
-- name: Good :one
SELECT 1 AS x;
