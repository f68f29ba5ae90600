-- name: ListAndValue :many
SELECT id FROM people WHERE id = sqlc.arg(x) OR id IN (sqlc.slice(x));
-- name: TwoTypes :many
SELECT id FROM people WHERE id = @x AND name = @x;
-- name: NumberedTwoTypes :exec
UPDATE people SET id = $1, name = $1;
-- name: SliceOfNothing :many
SELECT id FROM people WHERE id = sqlc.slice(ids);
