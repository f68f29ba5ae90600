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

-- name: PlpgsqlSets :many
-- proven: found_id found_name
select n.found_id, n.found_name, n.found_note from names_below(4) n;

-- name: PlpgsqlSetsOfRows :many
-- proven: id label req there
select r.id, r.label, r.req, r.v, i.i as there from rows_below(3) r, ids_below(2) i(i);

-- name: PlpgsqlSetsOfVariables :many
select x.x as a from with_next(2) x(x) union all select y from with_dynamic(2) y union all select z from with_loop(2) z;

-- name: PlpgsqlNextAlone :many
select x.x as a from with_next(2) x(x);

-- name: PlpgsqlDynamicAlone :many
select x.x as a from with_dynamic(2) x(x);

-- name: PlpgsqlSetsOfArguments :many
-- args: [null]
-- proven: one
select a.one, a.other from args_below(1, sqlc.narg(y)::int) a;

-- name: PlpgsqlSetsOfLostArguments :many
select l.one as a, o.one as b from lost_below(1) l cross join one_below(2) o;

-- name: PlpgsqlSetMissing :many
-- proven: id
select p.id, i.i from parent p left join lateral ids_below(p.id) i(i) on true;

-- name: PlpgsqlSetInSelectList :many
-- proven: a b
select ids_below(p.id + 2) as a, p.id as b, p.n as c from parent p;
