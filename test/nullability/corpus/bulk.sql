-- What `:copyfrom` sends for many rows: arrays of values, or of their text where unnest would take a value apart.

-- name: BulkPlain :copyfrom
-- bulk: insert into cargo (id, name, bytes, at) SELECT p1, p2, p3, p4 FROM unnest($1::int4[], $2::text[], $3::bytea[], $4::timestamptz[]) AS rows (p1, p2, p3, p4)
-- args: ["1", "a", null, null]
insert into cargo (id, name, bytes, at) values ($1, $2, $3, $4);

-- name: BulkOwnTypes :copyfrom
-- bulk: insert into cargo (size, pair, pieces, texts) SELECT p1, p2::depot."Odd Pair", p3, p4 FROM unnest($1::depot.size[], $2::text[], $3::int4[], $4::span_of_text[]) AS rows (p1, p2, p3, p4)
-- args: ["s", "(1,x)", "1", null]
insert into cargo (size, pair, pieces, texts) values ($1, $2, $3, $4);

-- name: BulkArrays :copyfrom
-- bulk: insert into cargo (tags, pairs, sizes, list, chars, ones) SELECT p1::text[], p2::depot."Odd Pair"[], p3::depot.size[], p4::text[], p5::bpchar[], p6::"char"[] FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) AS rows (p1, p2, p3, p4, p5, p6)
-- args: ["{a}", null, "{s}", "{x}", "{ab}", "{c}"]
insert into cargo (tags, pairs, sizes, list, chars, ones) values ($1, $2, $3, $4, $5, $6);

-- name: BulkRanges :copyfrom
-- bulk: insert into cargo (span, spans) SELECT p1, p2 FROM unnest($1::int4range[], $2::int4multirange[]) AS rows (p1, p2)
-- args: ["[1,2)", "{}"]
insert into cargo (span, spans) values ($1, $2);

-- name: BulkOddNames :copyfrom
-- bulk: insert into cargo (one, bits, varbits, bx, pt, padded) SELECT p1, p2, p3, p4::box, p5, p6 FROM unnest($1::"char"[], $2::"bit"[], $3::varbit[], $4::text[], $5::point[], $6::bpchar[]) AS rows (p1, p2, p3, p4, p5, p6)
-- args: ["a", "101", "1", "(1,1),(0,0)", "(0,0)", "x"]
insert into cargo (one, bits, varbits, bx, pt, padded) values ($1, $2, $3, $4, $5, $6);

-- name: BulkSystemRow :copyfrom
-- bulk: insert into cargo (method) SELECT p1::pg_am FROM unnest($1::text[]) AS rows (p1)
-- args: [null]
insert into cargo (method) values ($1);

-- name: BulkTwice :copyfrom
-- bulk: insert into cargo (id, name, other) SELECT p1, p2, p1 FROM unnest($1::int4[], $2::text[]) AS rows (p1, p2)
-- params: id: number | null, name: string | null
-- args: ["1", "x"]
insert into cargo (id, name, other) values ($1, $2, $1);
