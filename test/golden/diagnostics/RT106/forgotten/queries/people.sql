-- name: ListPeople :many
SELECT id FROM people;

-- Forgotten.
DELETE FROM people
WHERE id = @id;
