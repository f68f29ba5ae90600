/** Statements with `sqlc.embed`: which objects may be missing, which members may be null, and the rows. */

export const schema = `
CREATE SCHEMA other;
CREATE TABLE users (id integer PRIMARY KEY, gone text, name text NOT NULL, nick text);
ALTER TABLE users DROP COLUMN gone;
CREATE TABLE posts (id integer PRIMARY KEY, owner_id integer REFERENCES users, title text NOT NULL, tags text[] NOT NULL DEFAULT '{}');
CREATE TABLE other.notes (a text, b text);
CREATE TABLE other.users (id integer NOT NULL, note text);
CREATE TABLE zero ();
CREATE TABLE ruled (id integer NOT NULL, x text NOT NULL);
CREATE RULE instead AS ON INSERT TO ruled DO INSTEAD INSERT INTO other.users VALUES (new.id, NULL) RETURNING other.users.id, other.users.note;
CREATE VIEW people AS SELECT id, name, nick FROM users WHERE name <> 'Zoe';
`;

export const data = `
INSERT INTO users VALUES (1, 'Ann', NULL), (2, 'Bob', 'b'), (3, 'Zoe', 'Bob');
INSERT INTO posts VALUES (1, 1, 'first', '{}'), (2, NULL, 'orphan', '{x,NULL}'), (3, 3, 'third', '{}');
INSERT INTO other.notes VALUES ('Ann', NULL), (NULL, NULL), ('nobody', 'b');
INSERT INTO other.users VALUES (1, NULL), (9, 'nine');
INSERT INTO zero DEFAULT VALUES;
`;

const ann = { id: 1, name: 'Ann', nick: null };
const bob = { id: 2, name: 'Bob', nick: 'b' };
const zoe = { id: 3, name: 'Zoe', nick: 'Bob' };
const post = (id: number, ownerId: number | null, title: string, tags: (string | null)[] = []): object => ({ id, ownerId, title, tags });
const [first, orphan, third] = [post(1, 1, 'first'), post(2, null, 'orphan', ['x', null]), post(3, 3, 'third')];

export interface EmbedCase {
  readonly sql: string;
  /** `name` or `name?` where it can be null, with `key?` for the keys that can be. */
  readonly embeds: readonly string[];
  readonly rows: readonly object[];
}

export const cases: Readonly<Record<string, EmbedCase>> = {
  LeftJoin: {
    sql: 'SELECT sqlc.embed(p), sqlc.embed(u), p.id FROM posts p LEFT JOIN users u ON u.id = p.owner_id ORDER BY p.id',
    embeds: ['p: id ownerId? title tags', 'u?: id name nick?'],
    rows: [{ p: first, u: ann, id: 1 }, { p: orphan, u: null, id: 2 }, { p: third, u: zoe, id: 3 }],
  },
  RightJoin: {
    sql: 'SELECT sqlc.embed(posts), 1 AS one, sqlc.embed(users) FROM posts RIGHT JOIN users ON users.id = posts.owner_id ORDER BY users.id',
    embeds: ['posts?: id ownerId title tags', 'users: id name nick?'],
    rows: [{ posts: first, one: 1, users: ann }, { posts: null, one: 1, users: bob }, { posts: third, one: 1, users: zoe }],
  },
  ProvenInner: {
    sql: `SELECT sqlc.embed(u) FROM posts p LEFT JOIN users u ON u.id = p.owner_id WHERE u.nick = 'Bob'`,
    embeds: ['u: id name nick'],
    rows: [{ u: zoe }],
  },
  FullJoin: {
    sql: 'SELECT sqlc.embed(n), sqlc.embed(u) FROM other.notes n FULL JOIN users u ON u.name = n.a ORDER BY n.a, u.id',
    embeds: ['n?: a? b?', 'u?: id name nick?'],
    // The row of NULLs cannot be told from none, and its reason says so.
    rows: [{ n: { a: 'Ann', b: null }, u: ann }, { n: { a: 'nobody', b: 'b' }, u: null }, { n: null, u: bob }, { n: null, u: zoe }, { n: null, u: null }],
  },
  NoColumnIsNotNull: {
    sql: 'SELECT sqlc.embed(n) FROM other.notes n ORDER BY a',
    embeds: ['n: a? b?'],
    rows: [{ n: { a: 'Ann', b: null } }, { n: { a: 'nobody', b: 'b' } }, { n: { a: null, b: null } }],
  },
  OnProvesNotNull: {
    sql: 'SELECT sqlc.embed(n) FROM users LEFT JOIN other.notes n ON n.a = users.name ORDER BY users.id',
    embeds: ['n?: a b?'],
    rows: [{ n: { a: 'Ann', b: null } }, { n: null }, { n: null }],
  },
  SelfJoin: {
    sql: 'SELECT sqlc.embed(users), sqlc.embed(b), sqlc.embed(b) FROM users LEFT JOIN users b ON b.name = users.nick WHERE users.id > 1 ORDER BY users.id',
    embeds: ['users: id name nick?', 'b?: id name nick?', 'b_2?: id name nick?'],
    rows: [{ users: bob, b: null, b_2: null }, { users: zoe, b: bob, b_2: bob }],
  },
  Nested: {
    sql: `SELECT sqlc.embed(p), sqlc.embed(n) FROM users u LEFT JOIN (posts p LEFT JOIN other.notes n ON n.b = p.title) ON p.owner_id = u.id ORDER BY u.id`,
    embeds: ['p?: id ownerId title tags', 'n?: a? b'],
    rows: [{ p: first, n: null }, { p: null, n: null }, { p: third, n: null }],
  },
  SubQuery: {
    sql: 'SELECT sqlc.embed(s) FROM users u LEFT JOIN (SELECT owner_id, count(*) AS n, min(title) AS t FROM posts GROUP BY 1) s ON s.owner_id = u.id ORDER BY u.id',
    embeds: ['s?: ownerId n t'],
    rows: [{ s: { ownerId: 1, n: 1n, t: 'first' } }, { s: null }, { s: { ownerId: 3, n: 1n, t: 'third' } }],
  },
  View: {
    sql: 'SELECT sqlc.embed(people) FROM posts LEFT JOIN people ON people.id = posts.owner_id ORDER BY posts.id',
    embeds: ['people?: id name nick?'],
    rows: [{ people: ann }, { people: null }, { people: null }],
  },
  Cte: {
    sql: 'WITH c AS (SELECT * FROM users) SELECT c.id, sqlc.embed(c) FROM c WHERE c.id = 1',
    embeds: ['c: id name nick?'],
    rows: [{ id: 1, c: ann }],
  },
  SchemaNamed: {
    sql: 'SELECT sqlc.embed(other.users), u.* FROM other.users LEFT JOIN public.users u ON u.id = users.id ORDER BY users.id',
    embeds: ['users: id note?'],
    rows: [{ users: { id: 1, note: null }, ...ann }, { users: { id: 9, note: 'nine' }, id: null, name: null, nick: null }],
  },
  BehindAStar: {
    sql: 'SELECT *, sqlc.embed(n), 1 AS one FROM users u LEFT JOIN other.notes n ON n.a = u.name WHERE u.id = 1',
    embeds: ['n?: a b?'],
    rows: [{ ...ann, a: 'Ann', b: null, n: { a: 'Ann', b: null }, one: 1 }],
  },
  JoinAlias: {
    sql: 'SELECT sqlc.embed(j), 1 AS one FROM (users u LEFT JOIN posts u_posts ON u_posts.owner_id = u.id) AS j WHERE name = $$Bob$$',
    embeds: ['j: id name nick? id_2? ownerId? title? tags?'],
    rows: [{ j: { ...bob, id_2: null, ownerId: null, title: null, tags: null }, one: 1 }],
  },
  HiddenName: {
    sql: 'SELECT 1 AS one, sqlc.embed(n), sqlc.embed(j) FROM (other.notes n CROSS JOIN zero) AS j, users n WHERE n.id = 1 AND j.b IS NOT NULL',
    embeds: ['n: id name nick?', 'j: a? b'],
    rows: [{ one: 1, n: ann, j: { a: 'nobody', b: 'b' } }],
  },
  UsingColumns: {
    sql: 'SELECT sqlc.embed(a), sqlc.embed(b) FROM other.users a FULL JOIN users b USING (id) ORDER BY coalesce(a.id, b.id)',
    embeds: ['a?: id note?', 'b?: id name nick?'],
    rows: [{ a: { id: 1, note: null }, b: ann }, { a: null, b: bob }, { a: null, b: zoe }, { a: { id: 9, note: 'nine' }, b: null }],
  },
  Grouped: {
    sql: 'SELECT sqlc.embed(u), count(p.id) AS n FROM users u LEFT JOIN posts p ON p.owner_id = u.id GROUP BY u.id ORDER BY u.id',
    embeds: ['u: id name nick?'],
    rows: [{ u: ann, n: 1n }, { u: bob, n: 0n }, { u: zoe, n: 1n }],
  },
  GroupedFilled: {
    sql: 'SELECT sqlc.embed(u), count(*) AS n FROM posts p LEFT JOIN users u ON p.owner_id = u.id GROUP BY u.id ORDER BY u.id',
    embeds: ['u?: id name nick?'],
    rows: [{ u: ann, n: 1n }, { u: zoe, n: 1n }, { u: null, n: 1n }],
  },
  GroupingSets: {
    sql: 'SELECT sqlc.embed(n), count(*) AS n FROM other.notes n WHERE b IS NOT NULL AND a IS NOT NULL GROUP BY ROLLUP (n.a, n.b) ORDER BY 1, 2',
    embeds: ['n: a? b?'],
    rows: [{ n: { a: 'nobody', b: 'b' }, n_2: 1n }, { n: { a: 'nobody', b: null }, n_2: 1n }, { n: { a: null, b: null }, n_2: 1n }],
  },
  Union: {
    sql: `SELECT 1 AS one, sqlc.embed(u), u.id FROM users u WHERE id = 1 UNION ALL (SELECT 2, sqlc.embed(u), p.id FROM posts p LEFT JOIN users u ON u.id = p.owner_id WHERE p.id = 2
      EXCEPT SELECT 3, other.users.*, NULL, 5 FROM other.users) ORDER BY 1`,
    embeds: ['u: id? name? nick?'],
    rows: [{ one: 1, u: ann, id: 1 }, { one: 2, u: { id: null, name: null, nick: null }, id: 2 }],
  },
  UnionOfUnions: {
    sql: '(SELECT sqlc.embed(u), 1 AS one FROM users u INTERSECT SELECT id, name, nick, 1 FROM users) UNION SELECT sqlc.embed(users), 1 FROM users ORDER BY 1',
    embeds: ['u: id name nick?'],
    rows: [{ u: ann, one: 1 }, { u: bob, one: 1 }, { u: zoe, one: 1 }],
  },
  Zero: {
    sql: 'SELECT sqlc.embed(z), u.id, sqlc.embed(z) FROM zero z, users u WHERE u.id = 1',
    embeds: ['z:', 'z_2:'],
    rows: [{ z: {}, id: 1, z_2: {} }],
  },
  SetFunction: {
    sql: 'SELECT sqlc.embed(g) FROM generate_series(1, 2) AS g LEFT JOIN users ON users.id = g ORDER BY g',
    embeds: ['g: g'],
    rows: [{ g: { g: 1 } }, { g: { g: 2 } }],
  },
  Returning: {
    sql: `INSERT INTO users AS u VALUES (4, 'Dan', 'd') RETURNING u.id, sqlc.embed(u)`,
    embeds: ['u: id name nick'],
    rows: [{ id: 4, u: { id: 4, name: 'Dan', nick: 'd' } }],
  },
  UpdateFrom: {
    sql: 'UPDATE posts SET title = $$new$$ FROM posts p LEFT JOIN users u ON u.id = p.owner_id WHERE posts.id = p.id AND p.id < 3 RETURNING sqlc.embed(u), sqlc.embed(old), sqlc.embed(new)',
    embeds: ['u?: id name nick?', 'old: id ownerId? title tags', 'new: id ownerId? title tags'],
    rows: [
      { u: ann, old: first, new: { ...first, title: 'new' } },
      { u: null, old: orphan, new: { ...orphan, title: 'new' } },
    ],
  },
  Upsert: {
    sql: `INSERT INTO users VALUES (2, 'Ben'), (7, 'Gus') ON CONFLICT (id) DO UPDATE SET name = excluded.name RETURNING sqlc.embed(old), sqlc.embed(new)`,
    embeds: ['old?: id name nick?', 'new: id name nick?'],
    rows: [{ old: bob, new: { ...bob, name: 'Ben' } }, { old: null, new: { id: 7, name: 'Gus', nick: null } }],
  },
  Merged: {
    sql: `MERGE INTO users USING (VALUES (2, 'Ben'), (8, 'Hal')) AS v (id, name) ON v.id = users.id
      WHEN NOT MATCHED THEN INSERT VALUES (v.id, v.name) WHEN MATCHED THEN DELETE
      RETURNING sqlc.embed(old), sqlc.embed(new), sqlc.embed(v)`,
    embeds: ['old?: id name nick?', 'new?: id name nick?', 'v: id name'],
    rows: [
      { old: bob, new: null, v: { id: 2, name: 'Ben' } },
      { old: null, new: { id: 8, name: 'Hal', nick: null }, v: { id: 8, name: 'Hal' } },
    ],
  },
  WrittenView: {
    sql: `INSERT INTO people VALUES (6, 'Zoe') RETURNING sqlc.embed(old), sqlc.embed(new)`,
    embeds: ['old?: id? name? nick?', 'new: id name nick?'],
    rows: [{ old: null, new: { id: 6, name: 'Zoe', nick: null } }],
  },
  Renamed: {
    sql: `UPDATE users SET nick = 'n' WHERE id = 1 RETURNING WITH (OLD AS was, NEW AS "Is") sqlc.embed(was), sqlc.embed("Is")`,
    embeds: ['was: id name nick?', 'is: id name nick'],
    rows: [{ was: ann, is: { ...ann, nick: 'n' } }],
  },
  BearsTheNameOld: {
    sql: `UPDATE posts SET title = 'x' FROM users AS old WHERE old.id = posts.owner_id AND old.id = 1 RETURNING sqlc.embed(old), sqlc.embed(new)`,
    embeds: ['old: id name nick?', 'new: id ownerId title tags'],
    rows: [{ old: ann, new: { ...first, title: 'x' } }],
  },
  BearsTheNameOfJoins: {
    sql: `SELECT *, sqlc.embed(unnamed_join) FROM other.users unnamed_join JOIN other.notes n ON n.a = 'Ann' WHERE unnamed_join.id = 9`,
    embeds: ['unnamedJoin: id note?'],
    rows: [{ id: 9, note: 'nine', a: 'Ann', b: null, unnamedJoin: { id: 9, note: 'nine' } }],
  },
  SameNameInTwoSchemas: {
    sql: 'SELECT *, sqlc.embed(other.users) FROM other.users JOIN public.users ON public.users.id = other.users.id',
    embeds: ['users: id note?'],
    rows: [{ id: 1, note: null, id_2: 1, name: 'Ann', nick: null, users: { id: 1, note: null } }],
  },
  AliasOverMergedColumn: {
    sql: 'SELECT sqlc.embed(j) FROM ((SELECT id FROM users WHERE id < 3) a FULL JOIN (SELECT id FROM other.users) b USING (id)) AS j ORDER BY j.id',
    embeds: ['j: id'],
    rows: [{ j: { id: 1 } }, { j: { id: 2 } }, { j: { id: 9 } }],
  },
  AliasOverInnerJoin: {
    sql: 'SELECT p.id, sqlc.embed(j) FROM posts p LEFT JOIN (users u JOIN other.notes n ON n.a = u.name) AS j ON j.id = p.owner_id ORDER BY p.id',
    embeds: ['j: id? name? nick? a? b?'],
    rows: [
      { id: 1, j: { ...ann, a: 'Ann', b: null } },
      { id: 2, j: { id: null, name: null, nick: null, a: null, b: null } },
      { id: 3, j: { id: null, name: null, nick: null, a: null, b: null } },
    ],
  },
  ContradictedRow: {
    sql: 'SELECT sqlc.embed(n) FROM users u LEFT JOIN other.notes n ON n.b = u.nick WHERE NOT (n.b IS NULL AND u.id > 0) AND u.id > 0',
    embeds: ['n: a? b'],
    rows: [{ n: { a: 'nobody', b: 'b' } }],
  },
  RuledAway: {
    sql: 'INSERT INTO ruled VALUES (5, $$x$$) RETURNING sqlc.embed(old), sqlc.embed(new)',
    embeds: ['old?: id? x?', 'new: id? x?'],
    rows: [{ old: null, new: { id: 5, x: null } }],
  },
  DeletedWithoutKey: {
    sql: 'DELETE FROM other.notes WHERE a IS NULL RETURNING sqlc.embed(old)',
    embeds: ['old: a? b?'],
    rows: [{ old: { a: null, b: null } }],
  },
  UpdatedWithoutKey: {
    sql: 'UPDATE other.notes SET b = b WHERE a IS NULL RETURNING sqlc.embed(old), sqlc.embed(new)',
    embeds: ['old: a? b?', 'new: a? b?'],
    rows: [{ old: { a: null, b: null }, new: { a: null, b: null } }],
  },
  Deleted: {
    sql: 'DELETE FROM posts WHERE id = 3 RETURNING sqlc.embed(old), sqlc.embed(posts)',
    embeds: ['old: id ownerId? title tags', 'posts: id ownerId? title tags'],
    rows: [{ old: third, posts: third }],
  },
};

export const queries = Object.entries(cases).map(([name, { sql }]) => `-- name: ${name} :many\n${sql};\n`).join('');
