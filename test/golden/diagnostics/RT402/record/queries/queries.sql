-- name: SameRow :many
SELECT id FROM people WHERE people = @person;
-- name: SameRowCast :many
SELECT id FROM people WHERE people = @person::people;
