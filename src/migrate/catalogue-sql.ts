/** The queries that describe every object of a schema as text, from PostgreSQL's catalogue. */

/**
 * One row an object: kind, name, definition. `$1` is the schema's name. Objects of extensions are left
 * out, and so are owners, statistics and physical places: a restored copy reads the same.
 *
 * @see https://www.postgresql.org/docs/current/catalogs.html
 */
export const catalogueSql = `
WITH ns AS (SELECT oid FROM pg_namespace WHERE nspname = $1::text),
member AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e'),
rel AS (
  SELECT c.* FROM pg_class c
  WHERE c.relnamespace IN (SELECT oid FROM ns)
    AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_class'::regclass AND objid = c.oid)
),
type_object AS (
  SELECT t.* FROM pg_type t
  WHERE t.typnamespace IN (SELECT oid FROM ns)
    AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_type'::regclass AND objid = t.oid)
)
SELECT 'type' AS kind, t.typname::text AS name,
  'CREATE TYPE ' || quote_ident(t.typname) || ' AS ENUM (' || E'\\n  '
    || (SELECT string_agg(quote_literal(e.enumlabel), E',\\n  ' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid)
    || E'\\n);' AS definition
FROM type_object t WHERE t.typtype = 'e'
UNION ALL
SELECT 'type', t.typname::text,
  'CREATE TYPE ' || quote_ident(t.typname) || ' AS (' || E'\\n  '
    || (SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), E',\\n  ' ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)
    || E'\\n);'
FROM type_object t JOIN rel c ON c.oid = t.typrelid WHERE c.relkind = 'c'
UNION ALL
SELECT 'type', t.typname::text,
  'CREATE DOMAIN ' || quote_ident(t.typname) || ' AS ' || format_type(t.typbasetype, t.typtypmod)
    || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END || coalesce(' DEFAULT ' || t.typdefault, '')
    || coalesce((SELECT string_agg(E'\\n  CONSTRAINT ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid), '' ORDER BY k.conname)
        FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'), '') || ';'
FROM type_object t WHERE t.typtype = 'd'
UNION ALL
SELECT 'sequence', c.relname::text,
  'CREATE SEQUENCE ' || quote_ident(c.relname) || ' AS ' || format_type(s.seqtypid, NULL) || ' START ' || s.seqstart || ' INCREMENT ' || s.seqincrement
    || ' MINVALUE ' || s.seqmin || ' MAXVALUE ' || s.seqmax || CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END || ';'
FROM rel c JOIN pg_sequence s ON s.seqrelid = c.oid
UNION ALL
SELECT 'table', c.relname::text,
  'CREATE ' || CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END || 'TABLE ' || quote_ident(c.relname) || ' (' || E'\\n  '
    || concat_ws(E',\\n  ',
      (SELECT string_agg(
        quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
          || CASE WHEN a.attcollation <> ty.typcollation THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END
          || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
          || CASE
            WHEN a.attidentity <> '' THEN ' GENERATED ' || CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END || ' AS IDENTITY'
            WHEN a.attgenerated <> '' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ')' || CASE a.attgenerated WHEN 's' THEN ' STORED' ELSE ' VIRTUAL' END
            ELSE coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
          END,
        E',\\n  ' ORDER BY a.attnum)
       FROM pg_attribute a JOIN pg_type ty ON ty.oid = a.atttypid
       LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
      (SELECT string_agg('CONSTRAINT ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid), E',\\n  '
         ORDER BY position(k.contype::text IN 'pucfx'), k.conname COLLATE "C")
       FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'c', 'f', 'x')))
    || E'\\n)' || coalesce(' PARTITION BY ' || pg_get_partkeydef(c.oid), '')
    || coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', '') || ';'
    || CASE WHEN c.relrowsecurity THEN E'\\nALTER TABLE ' || quote_ident(c.relname) || ' ENABLE ROW LEVEL SECURITY;' ELSE '' END
    || CASE WHEN c.relforcerowsecurity THEN E'\\nALTER TABLE ' || quote_ident(c.relname) || ' FORCE ROW LEVEL SECURITY;' ELSE '' END
    || coalesce((SELECT E'\\n-- partition of ' || h.inhparent::regclass || ' ' || coalesce(pg_get_expr(c.relpartbound, c.oid), '') FROM pg_inherits h WHERE h.inhrelid = c.oid), '')
FROM rel c WHERE c.relkind IN ('r', 'p')
UNION ALL
SELECT 'index', c.relname::text, pg_get_indexdef(c.oid) || ';' || CASE WHEN i.indisvalid THEN '' ELSE ' -- INVALID' END
FROM rel c JOIN pg_index i ON i.indexrelid = c.oid
WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x'))
UNION ALL
SELECT 'view', c.relname::text,
  'CREATE ' || CASE c.relkind WHEN 'm' THEN 'MATERIALIZED ' ELSE '' END || 'VIEW ' || quote_ident(c.relname)
    || coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', '') || ' AS' || E'\\n' || pg_get_viewdef(c.oid)
    || E'\\n-- columns: '
    || (SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
FROM rel c WHERE c.relkind IN ('v', 'm')
UNION ALL
SELECT 'function', p.oid::regprocedure::text, CASE WHEN p.prokind IN ('f', 'p') THEN pg_get_functiondef(p.oid) ELSE 'AGGREGATE ' || p.oid::regprocedure END
FROM pg_proc p
WHERE p.pronamespace IN (SELECT oid FROM ns) AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_proc'::regclass AND objid = p.oid)
UNION ALL
SELECT 'trigger', c.relname || '.' || t.tgname,
  pg_get_triggerdef(t.oid) || ';' || CASE t.tgenabled WHEN 'O' THEN '' WHEN 'D' THEN ' -- DISABLED' ELSE ' -- ENABLE ' || t.tgenabled::text END
FROM pg_trigger t JOIN rel c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal
UNION ALL
SELECT 'policy', c.relname || '.' || p.polname,
  concat_ws(' ', p.polcmd::text, CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END, p.polroles::regrole[]::text,
    pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
FROM pg_policy p JOIN rel c ON c.oid = p.polrelid
UNION ALL
SELECT 'comment', o.type || ' ' || o.identity, 'COMMENT ON ' || regexp_replace(upper(o.type), '^.* COLUMN$', 'COLUMN') || ' ' || o.identity || ' IS ' || quote_literal(d.description) || ';'
FROM pg_description d, LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) o
WHERE o.schema = $1::text OR (o.schema IS NULL AND o.identity LIKE '% on ' || quote_ident($1::text) || '.%')
UNION ALL
SELECT 'grant', acl.kind || ' ' || acl.name || ' ' || acl.item, 'GRANT ' || acl.item || ' ON ' || acl.kind || ' ' || acl.name
FROM (
  SELECT 'TABLE' AS kind, quote_ident(c.relname) AS name, unnest(c.relacl)::text AS item FROM rel c
  UNION ALL
  SELECT 'COLUMN', quote_ident(c.relname) || '.' || quote_ident(a.attname), unnest(a.attacl)::text FROM rel c JOIN pg_attribute a ON a.attrelid = c.oid
  UNION ALL
  SELECT 'FUNCTION', p.oid::regprocedure::text, unnest(p.proacl)::text FROM pg_proc p WHERE p.pronamespace IN (SELECT oid FROM ns)
  UNION ALL
  SELECT 'TYPE', quote_ident(t.typname), unnest(t.typacl)::text FROM type_object t
) acl`;
