/** The project that compilers are timed on: a schema of 25 tables and 500 queries, in the dialects of both. */

/** Queries of one table, and so of one file. */
export const perTable = 20;

/** Tables of a business, each with the one that it belongs to. */
const tables: readonly (readonly [name: string, parent: string | null])[] = [
  ['company', null], ['site', 'company'], ['team', 'company'], ['member', 'team'], ['account', 'company'],
  ['contact', 'account'], ['address', 'account'], ['product', 'company'], ['variant', 'product'], ['price', 'variant'],
  ['cart', 'contact'], ['cart_item', 'cart'], ['purchase', 'account'], ['purchase_item', 'purchase'], ['invoice', 'purchase'],
  ['payment', 'invoice'], ['refund', 'payment'], ['shipment', 'purchase'], ['parcel', 'shipment'], ['carrier', 'company'],
  ['ticket', 'contact'], ['comment', 'ticket'], ['attachment', 'comment'], ['label', 'company'], ['audit_entry', 'member'],
]; // prettier-ignore

/** @param count of tables, from the first */
export function schemaText(count: number): string {
  const enums = "CREATE TYPE state AS ENUM ('draft', 'open', 'done', 'gone');\n\n";
  return enums + tables.slice(0, count).map(([name, parent]) => table(name, parent)).join('\n');
}

function table(name: string, parent: string | null): string {
  const reference = parent === null ? '' : `  ${parent}_id uuid NOT NULL REFERENCES ${parent} (id),\n`;
  return `CREATE TABLE ${name} (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
${reference}  other_id uuid REFERENCES ${name} (id),
  title text NOT NULL,
  code text UNIQUE,
  state state NOT NULL DEFAULT 'draft',
  amount numeric(12, 2),
  weight int NOT NULL DEFAULT 0,
  tags text[] NOT NULL DEFAULT '{}',
  data jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz,
  CHECK (closed_at IS NULL OR closed_at >= created_at)
);
CREATE INDEX ON ${name} (state, created_at);
`;
}

export type Dialect = 'rowtype' | 'pgtyped';

export interface QueryFile {
  readonly name: string;
  readonly text: string;
}

/** One file a table. Another `salt` makes other queries of the same kinds, of which no compiler knows anything yet. */
export function queryFiles(dialect: Dialect, count: number, salt: number): readonly QueryFile[] {
  return tables.slice(0, count).map(([name, parent]) => ({
    name: `${name}.sql`,
    text: queriesOf(name, parent ?? name, parent === null ? 'other_id' : `${parent}_id`, salt)
      .map(([title, command, sql]) => annotated(dialect, `${title}${camel(name)}`, command, sql))
      .join('\n'),
  }));
}

type Query = readonly [title: string, command: string, sql: string];

function annotated(dialect: Dialect, name: string, command: string, sql: string): string {
  if (dialect === 'rowtype') return `-- name: ${name} :${command}\n${sql};\n`;
  // pgtyped's parameter is :name.
  return `/* @name ${name} */\n${sql.replaceAll('@', ':')};\n`;
}

function camel(name: string): string {
  return name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function queriesOf(t: string, parent: string, key: string, salt: number): readonly Query[] {
  return [
    ['Get', 'one', `SELECT id, title, code, state, amount, weight, tags, data, created_at, closed_at, ${salt}::int AS salt\nFROM ${t}\nWHERE id = @id`],
    ['GetByCode', 'one', `SELECT id, title, state, ${salt}::int AS salt\nFROM ${t}\nWHERE code = @code`],
    ['List', 'many', `SELECT id, title, amount\nFROM ${t}\nWHERE state = @state AND weight > ${salt}\nORDER BY created_at DESC, id\nLIMIT @most`],
    ['ListOf', 'many', `SELECT c.id, c.title, p.title AS parent_title\nFROM ${t} c\nJOIN ${parent} p ON p.id = c.${key}\nWHERE p.id = @parent_id AND c.weight > ${salt}`],
    ['WithParent', 'many', `SELECT c.id, c.title, p.id AS parent_id, p.title AS parent_title, p.closed_at\nFROM ${t} c\nLEFT JOIN ${parent} p ON p.id = c.${key} AND p.state = 'open'\nWHERE c.created_at > @since AND c.weight > ${salt}`],
    ['CountByState', 'many', `SELECT state, count(*) AS total, sum(amount) AS amount, max(closed_at) AS last_closed\nFROM ${t}\nWHERE weight > ${salt}\nGROUP BY state\nHAVING count(*) > @least`],
    ['Total', 'one', `SELECT count(*) AS total, coalesce(sum(weight), ${salt}) AS weight\nFROM ${t}\nWHERE created_at >= @since`],
    ['Insert', 'one', `INSERT INTO ${t} (${key}, title, code, amount, weight)\nVALUES (@parent_id, @title, @code, @amount, ${salt})\nRETURNING id, created_at`],
    ['Upsert', 'one', `INSERT INTO ${t} (${key}, title, code, weight)\nVALUES (@parent_id, @title, @code, ${salt})\nON CONFLICT (code) DO UPDATE SET title = excluded.title\nRETURNING id, title, closed_at`],
    ['Rename', 'one', `UPDATE ${t}\nSET title = @title, weight = weight + ${salt}\nWHERE id = @id\nRETURNING id, title, weight`],
    ['Close', 'many', `UPDATE ${t}\nSET closed_at = now(), state = 'done'\nWHERE closed_at IS NULL AND created_at < @before AND weight > ${salt}\nRETURNING id, closed_at`],
    ['Delete', 'exec', `DELETE FROM ${t}\nWHERE id = @id AND weight > ${salt}`],
    ['Search', 'many', `SELECT id, title, ts_rank(to_tsvector('english', title), plainto_tsquery('english', @words)) AS rank\nFROM ${t}\nWHERE to_tsvector('english', title) @@ plainto_tsquery('english', @words)\nORDER BY rank DESC, id\nLIMIT 20 OFFSET ${salt}`],
    ['Open', 'many', `SELECT id, title\nFROM ${t} c\nWHERE EXISTS (SELECT FROM ${parent} p WHERE p.id = c.${key} AND p.state <> 'gone')\n  AND c.weight > ${salt} AND c.state = @state`],
    ['Latest', 'many', `SELECT DISTINCT ON (c.${key}) c.${key} AS parent_id, c.id, c.created_at, c.closed_at\nFROM ${t} c\nWHERE c.weight > ${salt} AND c.created_at > @since\nORDER BY c.${key}, c.created_at DESC`],
    ['Ranked', 'many', `WITH ranked AS (\n  SELECT id, title, amount, row_number() OVER (PARTITION BY state ORDER BY amount DESC NULLS LAST) AS place\n  FROM ${t}\n  WHERE weight > ${salt}\n)\nSELECT id, title, amount, place\nFROM ranked\nWHERE place <= @most`],
    ['Summary', 'many', `SELECT p.id, p.title, s.total, s.best\nFROM ${parent} p\nLEFT JOIN LATERAL (\n  SELECT count(*) AS total, max(c.amount) AS best\n  FROM ${t} c\n  WHERE c.${key} = p.id AND c.weight > ${salt}\n) s ON true\nWHERE p.state = @state`],
    ['Tags', 'many', `SELECT DISTINCT tag\nFROM ${t}, unnest(tags) AS tag\nWHERE weight > ${salt} AND state = @state\nORDER BY tag`],
    ['Data', 'many', `SELECT id, data ->> 'kind' AS kind, CASE WHEN amount IS NULL THEN 'none' ELSE amount::text END AS amount_text\nFROM ${t}\nWHERE data @> jsonb_build_object('kind', @kind::text) AND weight > ${salt}`],
    ['Chain', 'many', `WITH RECURSIVE chain (id, other_id, depth) AS (\n  SELECT id, other_id, ${salt} FROM ${t} WHERE id = @id\n  UNION ALL\n  SELECT n.id, n.other_id, chain.depth + 1 FROM ${t} n JOIN chain ON n.id = chain.other_id WHERE chain.depth < 20\n)\nSELECT id, other_id, depth\nFROM chain`],
  ];
}
