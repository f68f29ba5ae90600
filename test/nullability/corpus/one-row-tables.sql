-- Tables in which a CHECK leaves one key, beside some in which it does not.

-- name: OneOfNullable :many
-- proven: w
select id, w, v from nullable_one;

-- name: OneOfSome :many
-- proven: id
select id, v from partial_one;

-- name: OneThatIsOff :many
-- proven: is_on
-- rows: max 1
select is_on, v from off_one;

-- name: OneOrOther :many
-- proven: flag
select flag, v from on_or_other;

-- name: OneOfTwoIds :many
-- proven: id
select id, v from two_ids;

-- name: OneEqualToNull :many
-- proven: id
select id, v from null_one;

-- name: OneEqualToOther :many
-- proven: id
select id, v from same_ids;

-- name: OneTurned :many
-- proven: id
-- rows: max 1
select id, v from turned_one;

-- name: OneOfLooseCheck :many
-- proven: k
select k, v from loose_check_one;

-- name: OneOfLooseIndex :many
-- proven: k
-- rows: max 1
select k, v from loose_index_one;
