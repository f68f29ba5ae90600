-- name: Quote :many
SELECT 'abc FROM people;

-- name: Good :many
SELECT id FROM people;

-- name: Dollar :many
SELECT $a$ x $A$;

-- name: Number :many
SELECT 12abc;
