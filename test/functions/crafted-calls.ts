/** Calls of functions that refuse nearly every random argument: they want names that exist, or what another function made. */

const privileges: Readonly<Record<string, readonly [object: string, privilege: string]>> = {
  table: ['pg_catalog.pg_class', 'SELECT'],
  any_column: ['pg_catalog.pg_class', 'SELECT'],
  sequence: ['public.sample_sequence', 'USAGE'],
  database: ['postgres', 'CONNECT'],
  function: ['pg_catalog.lower(text)', 'EXECUTE'],
  language: ['sql', 'USAGE'],
  schema: ['public', 'USAGE'],
  tablespace: ['pg_default', 'CREATE'],
  foreign_data_wrapper: ['sample_wrapper', 'USAGE'],
  server: ['sample_server', 'USAGE'],
  type: ['pg_catalog.int4', 'USAGE'],
  parameter: ['work_mem', 'SET'],
};

/** `has_table_privilege` and its like, by name: of a role that is there, and of the one that asks. */
const privilegeCalls = Object.entries(privileges).flatMap(([kind, [object, privilege]]): [string, readonly string[]][] => {
  const name = `has_${kind}_privilege`;
  return [
    [`${name}(name,text,text)`, [`${name}('postgres'::name, '${object}', '${privilege}'), ${name}('public'::name, '${object}', '${privilege}')`]],
    [`${name}(oid,text,text)`, [`${name}(10::oid, '${object}', '${privilege}'), ${name}(0::oid, '${object}', '${privilege}')`]],
    [`${name}(text,text)`, [`${name}('${object}', '${privilege}')`]],
  ];
});

const ranges = ['int4range', 'int8range', 'numrange', 'daterange', 'tsrange', 'tstzrange'].map((name): [string, readonly string[]] => {
  const bound = { daterange: 'date', tsrange: 'timestamp without time zone', tstzrange: 'timestamp with time zone', numrange: 'numeric', int8range: 'bigint' }[name] ?? 'integer';
  const [low, high] = /int|num/.test(name) ? ['1', '5'] : ['2020-01-01', 'infinity'];
  const call = (...args: readonly string[]): string => `${name}(${args[0]}::${bound}, ${args[1]}::${bound}, '${args[2]}')`;
  return [`${name}(${bound},${bound},text)`, [call(`'${low}'`, `'${high}'`, '[]'), call('null', `'${high}'`, '()'), call('null', 'null', '[)'), call(`'${low}'`, `'${low}'`, '()')]];
});

const document = `'{"a": "x", "b": null}'`;
const config = `'english'::regconfig`;
const searched = `to_tsvector('a b'), to_tsquery('a')`;
const weights = `'{0.1, 0.2, 0.4, 1.0}'::real[]`;
const earth = 'public.ll_to_earth(1, 2)';
const secret = `public.pgp_sym_encrypt('text', 'key')`;
const secretBytes = `public.pgp_sym_encrypt_bytea('text', 'key')`;

/** By signature, as the table of facts writes it: arguments of `num_nulls`. */
export const craftedCalls: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries([...privilegeCalls, ...ranges]),
  'pg_has_role(name,name,text)': [`pg_has_role('postgres'::name, 'pg_monitor'::name, 'MEMBER')`],
  'pg_has_role(name,oid,text)': [`pg_has_role('postgres'::name, 0::oid, 'MEMBER'), pg_has_role('postgres'::name, 10::oid, 'USAGE')`],
  'pg_has_role(oid,name,text)': [`pg_has_role(10::oid, 'pg_monitor'::name, 'SET'), pg_has_role(0::oid, 'pg_monitor'::name, 'SET')`],
  'pg_has_role(oid,oid,text)': [`pg_has_role(10::oid, 0::oid, 'MEMBER'), pg_has_role(0::oid, 10::oid, 'USAGE')`],
  'pg_has_role(name,text)': [`pg_has_role('pg_monitor'::name, 'MEMBER')`],
  'pg_has_role(oid,text)': [`pg_has_role(10::oid, 'MEMBER'), pg_has_role(0::oid, 'MEMBER')`],
  'hash_aclitem(aclitem)': [`hash_aclitem('postgres=r/postgres')`],
  'hash_aclitem_extended(aclitem,bigint)': [`hash_aclitem_extended('postgres=r/postgres', 0)`],
  'aclcontains(aclitem[],aclitem)': [`aclcontains(array['postgres=r/postgres']::aclitem[], '=w/postgres')`, `aclcontains('{}'::aclitem[], '=w/postgres')`],
  'aclitemeq(aclitem,aclitem)': [`aclitemeq('postgres=r/postgres', '=w/postgres')`],
  'acldefault("char",oid)': [...'cnrsfldtFST'].map((kind) => `acldefault('${kind}', 10::oid), acldefault('${kind}', 0::oid)`),
  'aclexplode(aclitem[])': [`aclexplode(array['postgres=r*w/postgres', '=r/postgres']::aclitem[])`],
  'pg_node_tree_send(pg_node_tree)': ['pg_node_tree_send((select ev_action from pg_rewrite limit 1))'],
  'pg_ndistinct_send(pg_ndistinct)': ['pg_ndistinct_send((select stxdndistinct from pg_statistic_ext_data))'],
  'pg_dependencies_send(pg_dependencies)': ['pg_dependencies_send((select stxddependencies from pg_statistic_ext_data))'],
  'pg_mcv_list_send(pg_mcv_list)': ['pg_mcv_list_send((select stxdmcv from pg_statistic_ext_data))'],
  'float8_combine(double precision[],double precision[])': [`float8_combine('{1,2,3}', '{0,0,0}')`, `float8_combine('{0,0,0}', '{0,0,0}')`],
  'float8_regr_accum(double precision[],double precision,double precision)': [`float8_regr_accum('{0,0,0,0,0,0,0,0}', 'NaN', 1)`, `float8_regr_accum('{0,0,0,0,0,0}', 1, 2)`],
  'float8_regr_combine(double precision[],double precision[])': [`float8_regr_combine('{0,0,0,0,0,0,0,0}', '{1,1,1,1,1,1,1,1}')`, `float8_regr_combine('{0,0,0,0,0,0}', '{1,1,1,1,1,1}')`],
  'amvalidate(oid)': ['amvalidate((select min(oid) from pg_opclass))'],
  'date_part(text,time with time zone)': [`date_part('hour', '24:00:00-12'::timetz)`, `date_part('epoch', '00:00+00'::timetz)`],
  'date_part(text,time without time zone)': [`date_part('hour', '24:00'::time)`, `date_part('epoch', '00:00'::time)`],
  'make_timestamptz(integer,integer,integer,integer,integer,double precision,text)': [`make_timestamptz(2024, 2, 29, 24, 0, 0, 'UTC')`],
  'date_trunc(text,timestamp with time zone,text)': [`date_trunc('day', 'infinity'::timestamptz, 'UTC'), date_trunc('hour', now(), 'UTC')`],
  'decode(text,text)': [`decode('', 'hex'), decode('YQ==', 'base64')`],
  'encode(bytea,text)': [`encode('', 'hex'), encode('\\x61', 'escape')`],
  'normalize(text,text)': [`pg_catalog.normalize('', 'NFC'), pg_catalog.normalize('ä', 'NFKD')`],
  'pg_input_is_valid(text,text)': [`pg_input_is_valid('x', 'integer'), pg_input_is_valid('1', 'integer')`],
  'query_to_xmlschema(text,boolean,boolean,text)': [`query_to_xmlschema('select 1 as a where false', true, true, '')`],
  'regclass(text)': [`regclass('pg_class'::text)`],
  'row_security_active(text)': [`row_security_active('pg_class')`],
  'makeaclitem(oid,oid,text,boolean)': [`makeaclitem(10::oid, 0::oid, 'SELECT', true)`],
  'currtid2(text,tid)': [`currtid2('pg_class', '(0,1)')`],
  'currval(regclass)': [`currval('public.sample_sequence')`],
  'lastval()': ['lastval()'],
  'nextval(regclass)': [`nextval('public.sample_sequence')`],
  'setval(regclass,bigint)': [`setval('public.sample_sequence', 7)`],
  'setval(regclass,bigint,boolean)': [`setval('public.sample_sequence', 7, false)`],
  'pg_split_walfile_name(text)': [`pg_split_walfile_name('000000010000000000000001')`],
  'pg_sequence_parameters(oid)': [`pg_sequence_parameters('public.sample_sequence'::regclass)`],
  'regexp_instr(text,text,integer,integer,integer,text)': [`regexp_instr('abc', 'x', 1, 1, 0, 'i'), regexp_instr('abc', 'b', 1, 1, 1, 'i')`],
  'length(bytea,name)': [`length('\\x61'::bytea, 'UTF8')`],
  'convert_from(bytea,name)': [`convert_from('\\x61'::bytea, 'UTF8'), convert_from(''::bytea, 'LATIN1')`],
  'convert_to(text,name)': [`convert_to('a', 'LATIN1'), convert_to('', 'UTF8')`],
  'convert(bytea,name,name)': [`convert('\\x61'::bytea, 'LATIN1', 'UTF8'), convert(''::bytea, 'UTF8', 'UTF8')`],
  'to_ascii(text,integer)': [`to_ascii('a', 8)`],
  'to_ascii(text,name)': [`to_ascii('a', 'LATIN1')`],
  'macaddr(macaddr8)': [`macaddr('08:00:2b:ff:fe:01:02:03'::macaddr8)`],
  'textanycat(text,anynonarray)': [`textanycat('a', 1)`],
  'anytextcat(anynonarray,text)': [`anytextcat(1, 'a')`],
  'current_setting(text)': [`current_setting('work_mem'), current_setting('search_path'), current_setting('ssl_ca_file')`],
  'set_config(text,text,boolean)': [`set_config('sample.setting', null, true), set_config('sample.setting', '', true), set_config('work_mem', '5MB', true)`],
  'pg_identify_object(oid,oid,integer)': [`pg_identify_object('pg_class'::regclass, 'pg_class'::regclass, 0)`],
  'pg_identify_object_as_address(oid,oid,integer)': [`pg_identify_object_as_address('pg_class'::regclass, 'pg_class'::regclass, 0)`],
  'pg_get_object_address(text,text[],text[])': [`pg_get_object_address('table', '{pg_catalog,pg_class}', '{}')`],
  'cursor_to_xml(refcursor,integer,boolean,boolean,text)': [`cursor_to_xml('sample_cursor', 1, true, true, '')`],
  'query_to_xml(text,boolean,boolean,text)': [`query_to_xml('select 1 as a where false', true, true, '')`],
  'query_to_xml_and_xmlschema(text,boolean,boolean,text)': [`query_to_xml_and_xmlschema('select 1 as a where false', true, true, '')`],
  'json_build_object("any")': [`json_build_object('a', null::text, 'b', 1)`, `json_build_object(variadic '{a,b}'::text[])`],
  'jsonb_build_object("any")': [`jsonb_build_object('a', null::text, 'b', 1)`, `jsonb_build_object(variadic '{a,b}'::text[])`],
  'json_populate_record(anyelement,json,boolean)': [`json_populate_record(null::public.sample_row, ${document})`, `json_populate_record(row(1, 'a')::public.sample_row, '{}')`],
  'jsonb_populate_record(anyelement,jsonb)': [`jsonb_populate_record(null::public.sample_row, ${document})`, `jsonb_populate_record(row(1, 'a')::public.sample_row, '{}')`],
  'jsonb_populate_record_valid(anyelement,jsonb)': [`jsonb_populate_record_valid(null::public.sample_row, ${document})`, `jsonb_populate_record_valid(null::public.sample_row, '{}')`],
  'ts_stat(text)': [`ts_stat('select to_tsvector(''a b'')')`],
  'ts_stat(text,text)': [`ts_stat('select to_tsvector(''a b'')', 'ab')`],
  'ts_rank(real[],tsvector,tsquery)': [`ts_rank(${weights}, ${searched})`],
  'ts_rank(real[],tsvector,tsquery,integer)': [`ts_rank(${weights}, ${searched}, 32)`],
  'ts_rank_cd(real[],tsvector,tsquery)': [`ts_rank_cd(${weights}, ${searched})`],
  'ts_rank_cd(real[],tsvector,tsquery,integer)': [`ts_rank_cd(${weights}, ${searched}, 32)`],
  'ts_token_type(oid)': ['ts_token_type((select min(oid) from pg_ts_parser))'],
  'ts_token_type(text)': [`ts_token_type('default')`],
  'ts_parse(oid,text)': [`ts_parse((select min(oid) from pg_ts_parser), 'a b 1')`],
  'ts_parse(text,text)': [`ts_parse('default', 'a b 1')`],
  'ts_headline(regconfig,text,tsquery)': [`ts_headline(${config}, 'a b', 'b'), ts_headline(${config}, '', '')`],
  'ts_headline(regconfig,text,tsquery,text)': [`ts_headline(${config}, 'a b', 'b', 'MaxWords=2, MinWords=1'), ts_headline(${config}, '', '', '')`],
  'ts_headline(regconfig,json,tsquery)': [`ts_headline(${config}, ${document}::json, 'x')`],
  'ts_headline(regconfig,json,tsquery,text)': [`ts_headline(${config}, ${document}::json, 'x', '')`],
  'ts_headline(regconfig,jsonb,tsquery)': [`ts_headline(${config}, ${document}::jsonb, 'x')`],
  'ts_headline(regconfig,jsonb,tsquery,text)': [`ts_headline(${config}, ${document}::jsonb, 'x', '')`],
  'to_tsvector(regconfig,text)': [`to_tsvector(${config}, 'a b'), to_tsvector(${config}, '')`],
  'plainto_tsquery(regconfig,text)': [`plainto_tsquery(${config}, 'a b'), plainto_tsquery(${config}, '')`],
  'is_normalized(text,text)': [`is_normalized('ä', 'NFC'), is_normalized('', 'NFKD')`],
  'pg_stat_have_stats(text,oid,bigint)': [`pg_stat_have_stats('relation', 0, 0)`, `pg_stat_have_stats('bgwriter', 0, 0)`],
  'satisfies_hash_partition(oid,integer,integer,"any")': [`satisfies_hash_partition('public.sample_partitions'::regclass, 2, 0, 1)`],
  'public.latitude(earth)': [`public.latitude(${earth})`],
  'public.longitude(earth)': [`public.longitude(${earth})`],
  'public.earth_distance(earth,earth)': [`public.earth_distance(${earth}, public.ll_to_earth(90, 180))`],
  'public.earth_box(earth,double precision)': [`public.earth_box(${earth}, 0), public.earth_box(${earth}, 1e9)`],
  'public.populate_record(anyelement,hstore)': [`public.populate_record(row(1, 'a')::public.sample_row, 'b=>NULL'), public.populate_record(null::public.sample_row, 'a=>1')`],
  'public.issn13(ean13)': [`public.issn13('9771436452008'::public.ean13)`],
  'public.issn(ean13)': [`public.issn('9771436452008'::public.ean13)`],
  'public.dearmor(text)': [`public.dearmor(public.armor('ab'))`],
  'public.digest(text,text)': [`public.digest('', 'sha256')`],
  'public.hmac(bytea,bytea,text)': [`public.hmac(''::bytea, ''::bytea, 'sha256')`],
  'public.hmac(text,text,text)': [`public.hmac('', '', 'md5')`],
  'public.decrypt(bytea,bytea,text)': [`public.decrypt(public.encrypt('a', 'k', 'aes'), 'k', 'aes'), public.decrypt(public.encrypt('', 'k', 'bf'), 'k', 'bf')`],
  'public.pgp_sym_encrypt(text,text,text)': [`public.pgp_sym_encrypt('', 'key', 'cipher-algo=aes256')`],
  'public.pgp_sym_decrypt(bytea,text)': [`public.pgp_sym_decrypt(${secret}, 'key')`],
  'public.pgp_sym_decrypt(bytea,text,text)': [`public.pgp_sym_decrypt(${secret}, 'key', '')`],
  'public.pgp_sym_decrypt_bytea(bytea,text)': [`public.pgp_sym_decrypt_bytea(${secretBytes}, 'key')`],
  'public.pgp_sym_decrypt_bytea(bytea,text,text)': [`public.pgp_sym_decrypt_bytea(${secretBytes}, 'key', '')`],
  'public.unaccent(regdictionary,text)': [`public.unaccent('public.unaccent', 'é'), public.unaccent('public.unaccent', '')`],
};
