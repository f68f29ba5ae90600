-- name: GetPerson :one
SELECT id, name FROM people WHERE id = @id;
