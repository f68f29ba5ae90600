-- name: BadPagePage :many
SELECT id FROM task WHERE title <> 'ä' ORDER BY id LIMIT @count OFFSET @skip;

-- name: BadPagePageNumber :many
SELECT id FROM task ORDER BY id LIMIT @count OFFSET (@page::int - 1) * @count;

-- name: BadPageInside :many
SELECT t.id FROM (SELECT id FROM task ORDER BY id OFFSET @skip) AS t ORDER BY t.id DESC;

-- name: GoodPageFence :many
SELECT t.id FROM (SELECT id FROM task OFFSET 0) AS t;

-- name: GoodPageSecond :one
SELECT id FROM task ORDER BY id LIMIT 1 OFFSET 1;

-- name: GoodPageKeyset :many
SELECT id FROM task WHERE id > @id ORDER BY id LIMIT @count;
