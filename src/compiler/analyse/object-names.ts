/** Names of a database's objects that hold in every database: OIDs, which stand in trees, differ from one to the next. */
import type { NameReader } from './read-catalogue.js';

export type ObjectKind = 'relation' | 'type' | 'function' | 'operator' | 'collation';

/** By kind: OID and name. */
export type ObjectNames = Readonly<Record<ObjectKind, ReadonlyMap<number, string>>>;

/** Objects with a lower OID are part of PostgreSQL, with the same number in every database and version. */
export const FIRST_OWN_OID = 10_000;

/** The schema, or the extension that the object came with, which may be installed anywhere. */
function home(classId: string, oid: string, schema: string): string {
  return `coalesce((select 'extension ' || e.extname from pg_depend d join pg_extension e on e.oid = d.refobjid
    where d.classid = '${classId}'::regclass and d.objid = ${oid} and d.deptype = 'e'), quote_ident(${schema}.nspname))`;
}

const typeName = (oid: string): string =>
  `(select quote_ident(tn.nspname) || '.' || quote_ident(t.typname) from pg_type t join pg_namespace tn on tn.oid = t.typnamespace where t.oid = ${oid})`;

function namesOf(kind: ObjectKind, classId: string, name: string, from: string): string {
  return `'${kind}', (select coalesce(json_agg(json_build_array(o.oid::int8, ${home(classId, 'o.oid', 's')} || '.' || ${name})), '[]')
    from ${from} where o.oid >= ${FIRST_OWN_OID})`;
}

const sql = `select json_build_object(
  ${namesOf('relation', 'pg_class', 'quote_ident(o.relname)', 'pg_class o join pg_namespace s on s.oid = o.relnamespace')},
  ${namesOf('type', 'pg_type', 'quote_ident(o.typname)', 'pg_type o join pg_namespace s on s.oid = o.typnamespace')},
  ${namesOf(
    'function',
    'pg_proc',
    `quote_ident(o.proname) || '(' || coalesce((select string_agg(${typeName('a.type')}, ',' order by a.place)
       from unnest(o.proargtypes) with ordinality as a(type, place)), '') || ')'`,
    'pg_proc o join pg_namespace s on s.oid = o.pronamespace',
  )},
  ${namesOf(
    'operator',
    'pg_operator',
    `o.oprname || '(' || coalesce(${typeName('o.oprleft')}, '') || ',' || coalesce(${typeName('o.oprright')}, '') || ')'`,
    'pg_operator o join pg_namespace s on s.oid = o.oprnamespace',
  )},
  ${namesOf('collation', 'pg_collation', 'quote_ident(o.collname)', 'pg_collation o join pg_namespace s on s.oid = o.collnamespace')}
)::text`;

export async function readObjectNames(database: NameReader): Promise<ObjectNames> {
  const document = JSON.parse(await database.queryText(sql)) as Record<ObjectKind, readonly (readonly [number, string])[]>;
  const names = (kind: ObjectKind): ReadonlyMap<number, string> => new Map(document[kind]);
  return { relation: names('relation'), type: names('type'), function: names('function'), operator: names('operator'), collation: names('collation') };
}
