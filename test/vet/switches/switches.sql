-- rowtype-vet-disable RT501: it stands above the annotation
-- name: Above :one
SELECT id FROM task WHERE owner_id = @owner_id;

-- name: Below :one
-- Documentation goes on.
-- rowtype-vet-disable RT501: the ünique pair is kept elsewhere
SELECT id FROM task WHERE owner_id = @owner_id;

-- name: Indented :many
SELECT id
FROM task
  -- rowtype-vet-disable RT504, RT509: two at once
WHERE owner_id = NULL
LIMIT 3;

-- name: Block :exec
/* rowtype-vet-disable RT502: in a block comment */
DELETE FROM note;

-- name: InnerBlock :exec
DELETE FROM note /* begins otherwise
   * rowtype-vet-disable rt502: lower case, in a line of its own */ ;

-- name: AfterMacro :one
SELECT id FROM task WHERE owner_id = sqlc.arg(owner_id)
  -- rowtype-vet-disable RT501: below the last word
;

-- name: BehindSemicolon :one
SELECT id FROM task WHERE owner_id = @owner_id; -- rowtype-vet-disable RT501: in the line of the semicolon

-- name: Sqlc :one
-- @sqlc-vet-disable
SELECT id FROM task WHERE owner_id = NULL LIMIT @count;

-- name: SqlcNamed :one
-- @sqlc-vet-disable sqlc/db-prepare RT501
SELECT id FROM task WHERE owner_id = NULL;

-- name: OnlyThatRule :one
-- rowtype-vet-disable RT501: the other rule stays on
SELECT id FROM task WHERE owner_id = NULL;

-- name: OnlyThatQuery :one
SELECT id FROM task WHERE owner_id = @owner_id;

-- name: Unknown :one
-- rowtype-vet-disable RT501, RT599: a rule that does not exist
SELECT id FROM task WHERE owner_id = @owner_id;

-- name: NoRule :one
-- rowtype-vet-disable: all of them
SELECT id FROM task WHERE id = @id;

-- name: NoReason :one
-- rowtype-vet-disable RT501
SELECT id FROM task WHERE owner_id = @owner_id;

-- name: EmptyReason :one
-- rowtype-vet-disable RT501:
SELECT id FROM task WHERE owner_id = @owner_id;

-- name: Misspelt :one
-- rowtype-vet-ignore RT501: no such word
SELECT id FROM task WHERE id = @id;

-- name: Idle :one
SELECT id FROM task
  -- rowtype-vet-disable RT501: it was needed once
WHERE id = @id;

-- name: NotAsked :one
-- rowtype-vet-disable RT508, RT520: rules that were not asked are no reason to complain
SELECT id FROM task WHERE id = @id;

-- name: Unswitchable :one
-- rowtype-vet-disable RT592: not a rule
SELECT id FROM task WHERE id = @id;

-- name: Prose :one
-- The words rowtype-vet-disable RT501: x do nothing inside a sentence, nor do they in a string.
SELECT id FROM task WHERE title = '-- rowtype-vet-disable RT501: x' AND owner_id = @owner_id;

-- name: OpenEnd :one
SELECT id FROM task WHERE owner_id = @owner_id
-- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- --
/* */ /* */ /* */ /* */ /* */ /* */ /* */ /* */ /* */ /* */ /* */ /* */ /* */ /* */ /* */ /* */ /* */ /* */
-- rowtype-vet-disable RT501: below a statement without an end
