-- Functions in PL/pgSQL: what each RETURN gives.

-- name: PlpgsqlReturns :many
-- proven: a b d f
select sized(p.id) as a, passed(p.n, p.name) as b, passed(p.id, p.note) as c, unnamed_sum(p.id, 1) as d, unnamed_sum(p.id, p.n) as e, bare_path('small') as f from parent p;

-- name: PlpgsqlAssignedArguments :many
select lost_argument(p.id) as a, lost_into(p.id) as b, lost_row(p.id) as c, hidden_argument(p.id) as d, own_variable(p.id) as e from parent p;

-- name: PlpgsqlQueries :many
-- proven: a c
select children_of(p.id) as a, child_value(-p.id) as b, has_child(p.n) as c, no_series() as d from parent p;

-- name: PlpgsqlConversions :many
select clock_at('infinity') as a;

-- name: PlpgsqlStrict :many
-- proven: a
select strictly(p.id) as a, strictly(p.n) as b from parent p;

-- name: PlpgsqlVariableOrColumn :many
select which_name(p.id) as a from parent p;

-- name: PlpgsqlRecursion :many
-- provable: a
select factorial_of(3) as a;

-- name: PlpgsqlSearchPath :many
select s from shelf_names() s;
