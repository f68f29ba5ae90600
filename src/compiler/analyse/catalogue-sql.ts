/** The catalogue queries. Each gives one JSON document as text. */

/** All tables below `c`: children, partitions, and theirs. */
const below = `with recursive below(oid) as (
    select i.inhrelid from pg_inherits i where i.inhparent = c.oid
    union select i.inhrelid from pg_inherits i join below b on b.oid = i.inhparent)`;

/** PostgreSQL takes the NOT NULL and CHECK of a foreign table on trust, also below a parent that enforces its own. */
const isForeign = `(c.relkind = 'f' or case when c.relhassubclass then exists (
  ${below} select from below join pg_class f on f.oid = below.oid where f.relkind = 'f') else false end)`;

/** Before PostgreSQL 18 a child can hold NULL under a parent's NOT NULL: ALTER TABLE ONLY, and DROP NOT NULL on the child. */
const childAllowsNull = `case when c.relhassubclass then exists (
  ${below} select from below join pg_attribute d on d.attrelid = below.oid and d.attname = a.attname
   where d.attnum > 0 and not d.attisdropped and not d.attnotnull) else false end`;

/**
 * NOT NULL is trusted where every row must keep it, those of child tables too. From PostgreSQL 18 on, pg_constraint
 * (contype n) tells NOT VALID, NOT ENFORCED and NO INHERIT; before, attnotnull has no such shades.
 *
 * @see https://www.postgresql.org/docs/18/sql-createforeigntable.html on foreign tables
 */
function notNullSql(version: number): string {
  const declared = `a.attnotnull and not ${isForeign} and not ${childAllowsNull}`;
  if (version < 180_000) return declared;
  return `${declared} and not exists (
    select from pg_constraint n
     where n.conrelid = c.oid and n.contype = 'n' and n.conkey = array[a.attnum]
       and (not n.convalidated or not n.conenforced
            or (n.connoinherit and c.relhassubclass)))`;
}

/**
 * When the catalogue row `alias` got its present form: rows of a later transaction, or of a later command of the same one,
 * have a greater number. Only a database in which nothing but the schema was run has rows of the right age.
 */
function madeAt(alias: string): string {
  return `(least(${alias}.cmin::text::int8, 999999) - age(${alias}.xmin)::int8 * 1000000)`;
}

/** Before PostgreSQL 18 the row of the column itself tells, which other changes make younger. */
function notNullSinceSql(version: number): string {
  if (version < 180_000) return madeAt('a');
  return `(select max(${madeAt('n')}) from pg_constraint n
            where n.conrelid = c.oid and n.contype = 'n' and n.conkey = array[a.attnum])`;
}

/** PostgreSQL before 18 enforces every CHECK and foreign key. */
function enforcedSql(version: number): string {
  return version < 180_000 ? 'true' : 'k.conenforced';
}

/** pg_trigger.tgtype bits: 1 row, 2 before, 4 insert, 8 delete, 16 update, 64 instead of. */
function triggerSql(mask: number): string {
  return `exists (select from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal
    and t.tgtype & ${mask} = ${mask})`;
}

/**
 * A foreign key to a partitioned table has a copy for each partition, which serves its triggers: the copy `k` does not
 * say that the row is found in that partition.
 */
const isCopy = `exists (
  with recursive above (parent, referenced) as (
    select k.conparentid, k.confrelid
    union select q.conparentid, q.confrelid from pg_constraint q join above a on q.oid = a.parent)
  select from above where referenced <> k.confrelid)`;

/** Some trigger of the foreign key `k`, or of its copies for partitions, is switched off. */
const isDisabled = `exists (
  with recursive below (oid) as (
    select k.oid union select q.oid from pg_constraint q join below b on q.conparentid = b.oid)
  select from pg_trigger t join below b on t.tgconstraint = b.oid where t.tgenabled <> 'O')`;

function relationsSql(version: number): string {
  return `
select coalesce(json_agg(json_build_object(
  'oid', c.oid::int8, 'schema', s.nspname, 'name', c.relname, 'kind', c.relkind,
  'hasChildren', c.relhassubclass, 'isPartitioned', c.relkind = 'p', 'rowSecurity', c.relrowsecurity,
  'beforeInsert', ${triggerSql(1 | 2 | 4)},
  'beforeUpdate', ${triggerSql(1 | 2 | 16)},
  'beforeDelete', ${triggerSql(1 | 2 | 8)},
  'insteadOf', ${triggerSql(64)},
  'hasRules', exists (select from pg_rewrite r where r.ev_class = c.oid and r.rulename <> '_RETURN'),
  'viewTree', (select r.ev_action::text from pg_rewrite r where r.ev_class = c.oid and r.rulename = '_RETURN'),
  'definedAt', (select ${madeAt('r')} from pg_rewrite r where r.ev_class = c.oid and r.rulename = '_RETURN'),
  'columns', coalesce((select json_agg(json_build_object(
      'number', a.attnum, 'name', a.attname, 'typeOid', a.atttypid::int8,
      'notNull', ${notNullSql(version)}, 'refusesNull', a.attnotnull,
      'notNullSince', case when a.attnotnull and c.oid >= 16384 then ${notNullSinceSql(version)} end,
      'expression', (select d.adbin::text from pg_attrdef d where d.adrelid = c.oid and d.adnum = a.attnum),
      'hasDefault', a.atthasdef or a.attidentity <> ''
        or exists (select from pg_type d where d.oid = a.atttypid and d.typdefault is not null),
      'generated', a.attgenerated <> '', 'identity', a.attidentity <> '') order by a.attnum)
    from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), '[]'),
  'checks', coalesce((select json_agg(k.conbin::text) from pg_constraint k
    where k.conrelid = c.oid and k.contype = 'c' and k.convalidated and ${enforcedSql(version)}
      and not (k.connoinherit and c.relhassubclass) and not ${isForeign}), '[]'),
  'keys', coalesce((select json_agg(json_build_object(
      'columns', (select json_agg(i.indkey[n]) from generate_series(0, i.indnkeyatts - 1) n),
      'collations', (select json_agg(i.indcollation[n]::int8) from generate_series(0, i.indnkeyatts - 1) n),
      'families', (select json_agg(f.opcfamily::int8 order by n) from generate_series(0, i.indnkeyatts - 1) n
                     join pg_opclass f on f.oid = i.indclass[n]),
      'expressions', i.indexprs::text, 'predicate', i.indpred::text,
      'nullsNotDistinct', ${version < 150_000 ? 'false' : 'i.indnullsnotdistinct'}) order by i.indisprimary desc, i.indexrelid)
    from pg_index i where i.indrelid = c.oid and i.indisunique and i.indimmediate and i.indisvalid
      and not i.indisexclusion), '[]'),
  'foreignKeys', coalesce((select json_agg(json_build_object(
      'columns', k.conkey, 'referenced', k.confrelid::int8, 'referencedColumns', k.confkey))
    from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.convalidated
      and ${enforcedSql(version)} and not k.condeferrable and ${version < 180_000 ? 'true' : 'not k.conperiod'}
      and not ${isForeign} and not ${isCopy} and not ${isDisabled}), '[]')
)), '[]')::text
from pg_class c join pg_namespace s on s.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f', 'c', 'S')
  and s.nspname not like 'pg_toast%'`;
}

const searchPath = `select coalesce(json_agg(s), '[]')::text from unnest(current_schemas(false)) s`;

const types = `
select json_agg(json_build_object(
  'oid', t.oid::int8, 'schema', s.nspname, 'name', t.typname,
  'label', format_type(t.oid, null), 'kind', t.typtype, 'category', t.typcategory,
  'elementOid', case when t.typcategory = 'A' then t.typelem::int8 else 0 end,
  'baseOid', t.typbasetype::int8,
  'subtypeOid', coalesce(r.rngsubtype, m.rngsubtype, 0)::int8,
  'relationOid', t.typrelid::int8,
  'domainNotNull', t.typnotnull,
  'domainHasCheck', exists (select from pg_constraint k where k.contypid = t.oid),
  'labels', coalesce((select json_agg(e.enumlabel order by e.enumsortorder)
                        from pg_enum e where e.enumtypid = t.oid), '[]'),
  'castsToJson', exists (select from pg_cast k where k.castsource = t.oid and k.casttarget = 'json'::regtype
                                               and k.castmethod = 'f'),
  'isCastByUsers', exists (select from pg_cast k where t.oid in (k.castsource, k.casttarget) and k.castfunc >= 16384),
  'comment', obj_description(t.oid, 'pg_type')
))::text
from pg_type t
join pg_namespace s on s.oid = t.typnamespace
left join pg_range r on r.rngtypid = t.oid
left join pg_range m on m.rngmultitypid = t.oid`;

/** proargnames names the output arguments and the columns of RETURNS TABLE too: modes o and t. */
const inputNames = `case when p.proargmodes is null then coalesce(to_json(p.proargnames), '[]') else coalesce((
    select json_agg(a.name order by a.n) from unnest(p.proargnames, p.proargmodes) with ordinality a(name, mode, n)
     where a.mode in ('i', 'b', 'v')), '[]') end`;

/** A body of SQL that is not kept as a tree. */
const isSqlText = `p.oid >= 16384 and l.lanname = 'sql' and p.prokind = 'f' and p.prosqlbody is null`;

/** Of one value or of a set, where only the columns of TABLE are OUT arguments: no trigger, nothing. */
const isPlpgsql = `p.oid >= 16384 and l.lanname = 'plpgsql' and p.prokind = 'f'
  and (p.proargmodes is null or (p.proretset and p.proargmodes <@ '{i,t}'::"char"[])) and p.prorettype not in ('void'::regtype, 'trigger'::regtype, 'event_trigger'::regtype)`;

const functions = `
select json_agg(json_build_object(
  'oid', p.oid::int8,
  'signature', case when e.deptype is null then s.nspname else 'public' end || '.' || p.proname || '('
    || coalesce((select string_agg(format_type(t, null), ',' order by n)
                   from unnest(p.proargtypes) with ordinality as a(t, n)), '') || ')',
  'name', p.proname,
  'builtIn', e.deptype is not null or s.nspname in ('pg_catalog', 'information_schema'),
  'strict', p.proisstrict, 'volatility', p.provolatile, 'kind', p.prokind,
  'language', l.lanname, 'returnsSet', p.proretset, 'returnTypeOid', p.prorettype::int8,
  'argumentNames', ${inputNames},
  'argumentCount', p.pronargs,
  'argumentDefaults', case when p.oid >= 16384 and e.deptype is null then p.proargdefaults::text end,
  'bodyTree', p.prosqlbody::text,
  'source', case when ${isSqlText} then p.prosrc end,
  'declaration', case when ${isSqlText} or ${isPlpgsql}
                 then json_build_object('args', pg_get_function_arguments(p.oid),
                                        'result', pg_get_function_result(p.oid),
                                        'searchPath', (select substr(c, 13) from unnest(p.proconfig) c
                                                        where c like 'search\\_path=%')) end,
  'definition', case when ${isPlpgsql} then pg_get_functiondef(p.oid) end,
  'returnTrees', null,
  'definedAt', case when p.oid >= 16384 and e.deptype is null then ${madeAt('p')} end
))::text
from pg_proc p
join pg_namespace s on s.oid = p.pronamespace
join pg_language l on l.oid = p.prolang
left join pg_depend e on e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e'`;

const operators = `select json_agg(json_build_array(oid::int8, oprcode::oid::int8))::text from pg_operator`;

/**
 * Unique indexes are B-trees, whose strategy 3 is equality. An operator that is not immutable looks at the time zone, by
 * which two local times of a night in spring are one moment; one that is not strict may find NULL equal to a value. What
 * these call equal is not equal by the others.
 */
const equalities = `
select json_agg(json_build_array(family, operators))::text from (
  select amopfamily::int8 as family, json_agg(amopopr::int8) as operators
    from pg_amop o join pg_am m on m.oid = o.amopmethod
    join pg_operator e on e.oid = o.amopopr join pg_proc p on p.oid = e.oprcode
   where m.amname = 'btree' and o.amopstrategy = 3 and p.provolatile = 'i' and p.proisstrict group by amopfamily) f`;

const looseCollations = `
select coalesce(json_agg(oid::int8), '[]')::text from pg_collation where not collisdeterministic`;

export const catalogueSql = {
  searchPath,
  relations: relationsSql,
  types,
  functions,
  operators,
  equalities,
  looseCollations,
};
