-- XMLTABLE, and statements that are no query.

-- name: XmlTableColumns :many
-- proven: n a
select t.n, t.a, t.b from xmltable('/r/x' passing xml '<r><x a="1"/><x a="2"/></r>' columns n for ordinality, a int path '@a' not null, b int path '@b') t;

-- name: ExplainLines :many
-- proven: "QUERY PLAN"
explain select 1;

-- name: ShowSetting :many
-- proven: work_mem
show work_mem;

-- name: ShowEverySetting :many
-- quiet: name setting description
show all;

-- name: CallProcedure :many
call give_null(1);
