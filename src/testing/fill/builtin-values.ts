/**
 * Values of PostgreSQL's own types as text: ordinary ones, few, so that rows meet in joins, and the extremes at which
 * functions turn odd. https://www.postgresql.org/docs/18/datatype.html
 */

export interface ValueList {
  readonly ordinary: readonly string[];
  readonly extreme: readonly string[];
}

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const words: ValueList = { ordinary: ['a', 'b', 'c', 'Ann', 'x y'], extreme: ['', ' ', 'A', "it's", '100%_\\', 'NULL', 'ä€😀', '{}', '0', '-1'] };

const whole = (limits: readonly string[]): ValueList => ({ ordinary: ['0', '1', '2', '3', '4'], extreme: ['-1', '7', '100', ...limits] });

const fractions: ValueList = { ordinary: ['0', '1', '1.5', '2', '3'], extreme: ['-1', 'NaN', 'Infinity', '-Infinity', '0.0001', '12345.678'] };

const json: ValueList = {
  ordinary: ['{}', '[]', '{"a":1,"b":"x"}', '[1,2]', '{"a":null}'],
  extreme: ['null', '"s"', '1', 'true', '[null]', '{"a":{"b":[null,{"c":1}]}}', '""', '[{"a":1},{"b":2}]', '-1.5'],
};

const days = ['2020-02-29', '2024-01-01', '2024-06-15', '1999-12-31'];
const moments = ['2020-02-29 12:00:00', '2024-01-01 00:00:00', '2024-06-15 08:30:00.123456', '1970-01-01 00:00:00'];

const lists: Readonly<Record<string, ValueList>> = {
  bool: { ordinary: ['true', 'false'], extreme: [] },
  int2: whole(['32767', '-32768']),
  int4: whole(['2147483647', '-2147483648']),
  int8: whole(['9223372036854775807', '-9223372036854775808', '9007199254740993']),
  oid: whole(['4294967295']),
  float4: fractions,
  float8: fractions,
  numeric: fractions,
  money: { ordinary: ['0', '1', '2.50'], extreme: ['-1', '92233720368547758.07'] },
  text: words,
  varchar: words,
  bpchar: words,
  citext: words,
  name: words,
  char: { ordinary: ['a', 'b'], extreme: [''] },
  uuid: {
    ordinary: [1, 2, 3, 4].map(uuid),
    extreme: ['ffffffff-ffff-ffff-ffff-ffffffffffff', uuid(0), '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'],
  },
  date: { ordinary: days, extreme: ['infinity', '-infinity', '4713-01-01 BC', '5874897-12-31', '0001-01-01'] },
  timestamp: { ordinary: moments, extreme: ['infinity', '-infinity', '4713-01-01 00:00:00 BC', '294276-12-31 23:59:59.999999'] },
  timestamptz: { ordinary: moments.map((at) => `${at}+00`), extreme: ['infinity', '-infinity', '4713-01-02 00:00:00+00 BC', '294276-12-31 00:00:00+00'] },
  time: { ordinary: ['00:00', '12:34:56.789'], extreme: ['24:00:00'] },
  timetz: { ordinary: ['00:00+00', '12:34:56+02'], extreme: ['24:00:00-12'] },
  interval: { ordinary: ['0', '1 day', '1 hour', '2 months'], extreme: ['-1 day', '1 mon -1 day', 'infinity', '-infinity'] },
  json,
  jsonb: json,
  jsonpath: { ordinary: ['$', '$.a'], extreme: ['strict $.x', '$[*] ? (@ > 1)'] },
  bytea: { ordinary: ['\\x61', '\\x62'], extreme: ['', '\\x00', '\\xdeadbeef'] },
  xml: { ordinary: ['<a/>', '<a>b</a>'], extreme: ['', 'text'] },
  inet: { ordinary: ['127.0.0.1', '10.0.0.0/8'], extreme: ['::1', '0.0.0.0/0'] },
  cidr: { ordinary: ['10.0.0.0/8', '192.168.1.0/24'], extreme: ['::/0'] },
  macaddr: { ordinary: ['08:00:2b:01:02:03'], extreme: ['ff:ff:ff:ff:ff:ff'] },
  macaddr8: { ordinary: ['08:00:2b:01:02:03:04:05'], extreme: ['ff:ff:ff:ff:ff:ff:ff:ff'] },
  point: { ordinary: ['(0,0)', '(1,2)'], extreme: ['(NaN,Infinity)'] },
  line: { ordinary: ['{1,-1,0}'], extreme: ['{0,1,0}'] },
  lseg: { ordinary: ['[(0,0),(1,1)]'], extreme: ['[(0,0),(0,0)]'] },
  box: { ordinary: ['(1,1),(0,0)', '(9,9),(8,8)'], extreme: ['(0,0),(0,0)'] },
  path: { ordinary: ['((0,0),(1,0),(1,1))', '[(0,0),(1,1)]'], extreme: ['[(0,0)]'] },
  polygon: { ordinary: ['((0,0),(1,0),(1,1))'], extreme: ['((0,0))'] },
  circle: { ordinary: ['<(0,0),1>'], extreme: ['<(0,0),0>'] },
  bit: { ordinary: ['0', '1'], extreme: ['101'] },
  varbit: { ordinary: ['0', '101'], extreme: [''] },
  tsvector: { ordinary: ["'a':1 'b':2", "'c'"], extreme: [''] },
  tsquery: { ordinary: ["'a'", "'a' & 'b'"], extreme: ['', "!'a'"] },
  pg_lsn: { ordinary: ['0/1'], extreme: ['0/0', 'FFFFFFFF/FFFFFFFF'] },
  xid: { ordinary: ['1'], extreme: ['0'] },
  xid8: { ordinary: ['1'], extreme: ['0'] },
  pg_snapshot: { ordinary: ['10:20:10,14'], extreme: ['1:1:'] },
  txid_snapshot: { ordinary: ['10:20:10,14'], extreme: ['1:1:'] },
  cid: { ordinary: ['1'], extreme: ['0'] },
  tid: { ordinary: ['(0,1)'], extreme: ['(0,0)'] },
  regclass: { ordinary: ['pg_class', 'pg_type'], extreme: ['0'] },
  regtype: { ordinary: ['integer', 'text'], extreme: ['0'] },
  regproc: { ordinary: ['pg_catalog.now'], extreme: ['0'] },
  hstore: { ordinary: ['a=>1', 'a=>1, b=>2'], extreme: ['', 'a=>NULL'] },
  ltree: { ordinary: ['a', 'a.b'], extreme: [''] },
  ean13: { ordinary: ['4012345678901', '9780393040029'], extreme: [] },
  isbn13: { ordinary: ['9780393040029'], extreme: [] },
  isbn: { ordinary: ['039304002X'], extreme: [] },
  ismn13: { ordinary: ['9790260000438'], extreme: [] },
  ismn: { ordinary: ['M260000438'], extreme: [] },
  issn13: { ordinary: ['9771436452008'], extreme: [] },
  issn: { ordinary: ['14364522'], extreme: [] },
  upc: { ordinary: ['036000291452'], extreme: [] },
  cube: { ordinary: ['(1,2)', '(0)'], extreme: ['(0,0),(1,1)'] },
  seg: { ordinary: ['1', '1 .. 2'], extreme: ['..'] },
  vector: { ordinary: ['[1,2,3]'], extreme: ['[0,0,0]'] },
};

const unknown: ValueList = { ordinary: ['1', '2', 'a', 'b'], extreme: ['', '0'] };

/** @param name pg_type.typname; of a type that is not known here, some texts that many types take */
export function builtinValues(name: string): ValueList {
  return lists[name] ?? unknown;
}

const textual = new Set(['text', 'varchar', 'bpchar', 'citext', 'name']);
const numeric = new Set(['int2', 'int4', 'int8', 'numeric', 'float4', 'float8', 'oid', 'money']);

export function isTextual(name: string): boolean {
  return textual.has(name);
}

export function isNumeric(name: string): boolean {
  return numeric.has(name);
}

/** The `number`th value of a type that has many, for columns whose values must differ; null for other types. */
export function countedValue(name: string, number: number): string | null {
  if (isTextual(name)) return `k${number}`;
  if (isNumeric(name)) return String(100 + number);
  const date = new Date(Date.UTC(2000, 0, 1 + number)).toISOString().slice(0, 10);
  if (name === 'uuid') return uuid(100 + number);
  if (name === 'date') return date;
  if (name === 'timestamp') return `${date} 00:00:00`;
  if (name === 'timestamptz') return `${date} 00:00:00+00`;
  if (name === 'bytea') return `\\x${(0x10_0000 + number).toString(16)}`;
  if (name === 'inet') return `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
  if (name === 'macaddr') return `08:00:2b:${[16, 8, 0].map((shift) => ((number >> shift) & 255).toString(16).padStart(2, '0')).join(':')}`;
  if (name === 'ltree') return `k${number}`;
  return null;
}
