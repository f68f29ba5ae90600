-- What a condition proves by itself: in RETURNING, over outer joins, inside sub-queries, of whole expressions.

-- name: DeletedWhereEitherWholeRow :many
-- proven: a
delete from mixtures m where m.a > 0 or m is not null returning m.a, m.b;

-- name: WhereRowIsNull :many
select p.n, p.note from parent p where (p.n, p.note) is null;

-- name: WhereRowNotIsNotNull :many
select p.n, p.note from parent p where not ((p.n, p.note) is not null);

-- name: WhereCompositeOfCall :many
-- proven: n
select p.n, p.note from parent p where paired(p.n) is not null;

-- name: WhereCompositeColumn :many
-- proven: c
select w.c, w.note from wrapped w where w.c is not null;

-- name: WhereCompositeElement :many
-- proven: list
select w.list, w.note from wrapped w where w.list[1] is not null;

-- name: WhereAnyByUserNonStrict :many
select p.n from parent p where p.n ==== any (array[0, 5]);

-- name: WhereNotInConstant :many
-- proven: n
select p.n, p.note from parent p where p.n <> all ('{8,9}'::int[]);

-- name: WhereNotInOtherWords :many
-- proven: note
select p.note, p.code from parent p where p.note <> all (array['a', 'b']::varchar[]::text[]);

-- name: WhereNotInNoOtherWords :many
select p.note from parent p where p.note <> all (array[]::varchar[]::text[]);

-- name: DeletedWhereNotInList :many
-- proven: a
delete from mixtures m where m.a not in (8, 9) returning m.a, m.b;

-- name: WhereRowLessByUserFamily :many
-- proven: id
select p.n, p.id from parent p where (p.n, p.id) operator(public.#<#) (5, 0);

-- name: WhereNotDistinctFromConstantFirst :many
-- proven: n
select p.n, p.note from parent p where 7 is not distinct from p.n;

-- name: WhereNotDistinctFromOtherWord :many
-- proven: note
select p.note, p.code from parent p where p.note is not distinct from 'only'::varchar;

-- name: WhereNotDistinctFromNullConstant :many
select p.n, p.note from parent p where p.n is not distinct from null::int and p.note is not distinct from null::varchar;

-- name: WhereAllOfNothing :many
select p.n from parent p where p.id > all (select c.id from child c where c.v = p.n + 1);

-- name: WhereExistsOfSameTable :many
select p.n, lower(p.note) as low from parent p where exists (select from parent o where o.n > 3 and lower(o.note) = 'x');

-- name: WhereVolatileCall :many
-- quiet: again
select flaky() as again from parent where flaky() is not null;

-- name: LateralCountOfNothing :many
-- proven: amount
select p.n, l.amount, l.next from parent p cross join lateral (select count(*) as amount, p.n + 1 as next from child c where p.n + 1 > 3) l;

-- name: UpdatedCaseOfNew :many
update parent set note = 'y' returning case when new.note is not null then old.note else '' end as x;

-- name: WhereStableUserCall :many
-- proven: m
select maybe(p.id) as m from parent p where maybe(p.id) is not null or p.id < 0 and maybe(p.id) > 0;

-- name: InOfOtherCasts :many
select p.id in (select t.size from tinies t where t.id > 1) as there from parent p where p.id in (select t.size from tinies t);

-- name: CastElementsInCase :many
-- type: sizes (number | null)[] | null
select case t.size when 1 then t.sizes::int[] end as sizes from tinies t;

-- name: CheckOfNot :many
-- proven: flag
select x, y, flag from passing;

-- name: WhereTrueOrWholeRow :many
-- proven: list
-- type: list (number | null)[]
select s.list from (select n is not null as has, id, array[n] as list from parent) s where s.has or s is not null;
