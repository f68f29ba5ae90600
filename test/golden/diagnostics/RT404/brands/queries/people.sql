-- name: GetPerson :one
SELECT *, name AS nick FROM people WHERE id = @id;
