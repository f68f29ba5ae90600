/** What the generator of rows has to know of a database: tables, columns, types and every constraint, as text. */
import type { RawSession } from '../database/raw-session.js';

export interface FillColumn {
  readonly number: number;
  readonly name: string;
  readonly typeOid: number;
  /** The type with its modifiers, as a cast takes it. */
  readonly cast: string;
  readonly notNull: boolean;
  /** A sequence gives the value: identity, `serial`, `nextval(…)`. */
  readonly counted: boolean;
  readonly generated: boolean;
}

export interface FillForeignKey {
  readonly name: string;
  readonly columns: readonly number[];
  readonly target: number;
  readonly targetColumns: readonly number[];
  readonly matchFull: boolean;
}

export interface FillTable {
  readonly oid: number;
  /** Schema-qualified and quoted. */
  readonly sql: string;
  /** As people write it. */
  readonly label: string;
  readonly columns: readonly FillColumn[];
  readonly foreignKeys: readonly FillForeignKey[];
  /** CHECKs, exclusions and predicates of indexes: text with literals, and the columns that they speak of. */
  readonly conditions: readonly { readonly name: string; readonly columns: readonly number[]; readonly text: string }[];
  /** Columns by the name of each unique or exclusion constraint and unique index. */
  readonly keys: Readonly<Record<string, readonly number[]>>;
  /** Bounds of the partitions below it, and the columns of all partition keys. */
  readonly partitions: { readonly columns: readonly number[]; readonly bounds: readonly string[] };
}

export interface FillType {
  readonly oid: number;
  readonly name: string;
  /** Schema-qualified and quoted. */
  readonly sql: string;
  /** `format_type`: what users write. */
  readonly label: string;
  /** pg_type.typtype: b base, c composite, d domain, e enum, r range, m multirange. */
  readonly kind: string;
  readonly elementOid: number;
  readonly baseOid: number;
  readonly subtypeOid: number;
  readonly labels: readonly string[];
  readonly fields: readonly number[];
  /** A domain that refuses NULL. */
  readonly notNull: boolean;
  readonly checks: readonly string[];
}

export interface FillCatalogue {
  readonly tables: readonly FillTable[];
  readonly types: ReadonlyMap<number, FillType>;
  /** `REFRESH` names, in the order in which they were made. */
  readonly materializedViews: readonly string[];
}

const qualified = (schema: string, name: string): string => `quote_ident(${schema}) || '.' || quote_ident(${name})`;

const ofUsers = (oid: string, schema: string): string => `
  ${schema} !~ '^pg_' and ${schema} <> 'information_schema'
  and not exists (select from pg_depend x where x.classid = 'pg_class'::regclass and x.objid = ${oid} and x.deptype = 'e')`;

const tablesSql = `
select coalesce(json_agg(json_build_object(
  'oid', c.oid::int8, 'sql', ${qualified('s.nspname', 'c.relname')}, 'label', c.oid::regclass::text,
  'columns', (select coalesce(json_agg(json_build_object(
      'number', a.attnum, 'name', a.attname, 'typeOid', a.atttypid::int8, 'cast', format_type(a.atttypid, a.atttypmod),
      'notNull', a.attnotnull, 'generated', a.attgenerated <> '',
      'counted', a.attidentity <> '' or coalesce(pg_get_expr(d.adbin, d.adrelid) like 'nextval(%', false)) order by a.attnum), '[]')
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
  'foreignKeys', (select coalesce(json_agg(json_build_object(
      'name', k.conname, 'columns', k.conkey, 'target', k.confrelid::int8, 'targetColumns', k.confkey,
      'matchFull', k.confmatchtype = 'f') order by k.conname), '[]')
    from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.conparentid = 0),
  'conditions', (select coalesce(json_agg(json_build_object('name', name, 'columns', columns, 'text', text) order by name), '[]') from (
      select k.conname as name, coalesce(k.conkey, '{}') as columns, pg_get_constraintdef(k.oid) as text
        from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
      union all
      select x.relname, array(select a.attnum from pg_depend p join pg_attribute a on a.attrelid = c.oid and a.attnum = p.refobjsubid
          where p.objid = i.indexrelid and p.refobjid = c.oid), pg_get_expr(i.indpred, i.indrelid)
        from pg_index i join pg_class x on x.oid = i.indexrelid where i.indrelid = c.oid and i.indpred is not null) q),
  'keys', (select coalesce(json_object_agg(x.relname, array(
      select distinct p.refobjsubid from pg_depend p where p.refobjid = c.oid and p.refobjsubid > 0
        and (p.objid = i.indexrelid or p.objid in (select k.oid from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = c.oid)))), '{}')
    from pg_index i join pg_class x on x.oid = i.indexrelid where i.indrelid = c.oid and (i.indisunique or i.indisexclusion)),
  'partitions', json_build_object(
    'columns', array(select distinct a.attnum from pg_partition_tree(c.oid) t join pg_partitioned_table p on p.partrelid = t.relid
      join pg_attribute b on b.attrelid = t.relid and b.attnum = any (p.partattrs::int2[])
      join pg_attribute a on a.attrelid = c.oid and a.attname = b.attname),
    'bounds', (select coalesce(json_agg(pg_get_expr(l.relpartbound, l.oid) order by l.oid), '[]')
      from pg_partition_tree(c.oid) t join pg_class l on l.oid = t.relid where l.oid <> c.oid and l.relpartbound is not null))
) order by s.nspname, c.relname), '[]')::text
from pg_class c join pg_namespace s on s.oid = c.relnamespace
where c.relkind in ('r', 'p') and not c.relispartition and ${ofUsers('c.oid', 's.nspname')}`;

const typesSql = `
select json_agg(json_build_object(
  'oid', t.oid::int8, 'name', t.typname, 'sql', ${qualified('s.nspname', 't.typname')}, 'label', format_type(t.oid, null), 'kind', t.typtype,
  'elementOid', case when t.typcategory = 'A' and t.typsubscript = 'array_subscript_handler'::regproc then t.typelem::int8 else 0 end,
  'baseOid', t.typbasetype::int8, 'subtypeOid', coalesce(r.rngsubtype, m.rngtypid, 0)::int8,
  'labels', array(select e.enumlabel from pg_enum e where e.enumtypid = t.oid order by e.enumsortorder),
  'fields', array(select a.atttypid::int8 from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped order by a.attnum),
  'notNull', t.typnotnull,
  'checks', array(select pg_get_constraintdef(k.oid) from pg_constraint k where k.contypid = t.oid and k.contype = 'c' order by k.conname)))::text
from pg_type t join pg_namespace s on s.oid = t.typnamespace
left join pg_range r on r.rngtypid = t.oid left join pg_range m on m.rngmultitypid = t.oid
where t.typtype <> 'p'`;

const materializedViewsSql = `
select coalesce(json_agg(${qualified('s.nspname', 'c.relname')} order by c.oid), '[]')::text
from pg_class c join pg_namespace s on s.oid = c.relnamespace where c.relkind = 'm' and ${ofUsers('c.oid', 's.nspname')}`;

/** @param skip tables to leave alone, as SQL names them */
export async function readFillCatalogue(session: RawSession, skip: readonly string[]): Promise<FillCatalogue> {
  const json = async <Value>(sql: string): Promise<Value> => JSON.parse((await session.rows(sql))[0]?.[0] ?? 'null') as Value;
  const types = await json<readonly FillType[]>(typesSql);
  const tables = await json<readonly FillTable[]>(tablesSql);
  return {
    tables: tables.filter(({ label }) => !skip.includes(label)),
    types: new Map(types.map((type) => [type.oid, type])),
    materializedViews: await json<readonly string[]>(materializedViewsSql),
  };
}
