/**
 * A tree of one database in the numbers of another: OIDs by the names of what they stand for, and columns of tables by
 * their names, since a table that was altered counts its columns differently from one that was made anew.
 */
import type { ObjectKind, ObjectNames } from '../analyse/object-names.js';
import { FIRST_OWN_OID } from '../analyse/object-names.js';
import type { Catalogue } from '../catalogue.js';
import { expressionType } from '../solve/expression-type.js';
import { CommandType } from '../solve/scope.js';
import { child, children, int, isNode, items, type TreeNode, type TreeValue } from '../tree/node.js';
import { readNodeTree } from '../tree/read-node-tree.js';
import { writeNodeTree } from '../tree/write-node-tree.js';

export interface NumberedDatabase {
  readonly catalogue: Catalogue;
  readonly names: ObjectNames;
}

/** Text of a tree, to text. What the other database lacks becomes 0, of which the solver knows nothing. */
export type TreeTranslator = (tree: string) => string;

export function treeTranslator(from: NumberedDatabase, to: NumberedDatabase): TreeTranslator {
  const translator = new Translator(from, to);
  return (tree) => (tree === '' ? '' : writeNodeTree(translator.value(readNodeTree(tree), [])));
}

const kindsByField: ReadonlyMap<string, ObjectKind> = new Map<string, ObjectKind>([
  ['relid', 'relation'],
  ...['funcid', 'opfuncid', 'aggfnoid', 'winfnoid', 'elemfuncid', 'resultfuncid'].map((name) => [name, 'function'] as const),
  ...['opno', 'opnos', 'eqop', 'sortop'].map((name) => [name, 'operator'] as const),
]);

function kindOf(field: string): ObjectKind | null {
  const kind = kindsByField.get(field);
  if (kind !== undefined) return kind;
  if (/coll(?:id|ids|oid|ations?)?$/i.test(field)) return 'collation';
  return /types?$|type_?id$|typid$/i.test(field) ? 'type' : null;
}

/** The levels of the tree, the innermost first. */
type Levels = readonly TreeNode[];

class Translator {
  readonly #to: NumberedDatabase;
  readonly #from: NumberedDatabase;
  readonly #oids: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly #columns = new Map<number, ReadonlyMap<number, number>>();

  constructor(from: NumberedDatabase, to: NumberedDatabase) {
    this.#from = from;
    this.#to = to;
    this.#oids = new Map(Object.entries(from.names).map(([kind, names]) => [kind, sameNames(names, to.names[kind as ObjectKind])]));
  }

  value(value: TreeValue, levels: Levels): TreeValue {
    if (Array.isArray(value)) return value.map((item) => this.value(item, levels));
    return isNode(value) ? this.#node(value, levels) : value;
  }

  #node(node: TreeNode, outside: Levels): TreeNode {
    const levels = node.tag === 'QUERY' ? [node, ...outside] : outside;
    const fields = new Map<string, TreeValue>();
    for (const [name, field] of node.fields) fields.set(name, this.#field(name, field, levels));
    if (node.tag === 'VAR') this.#column(node, fields, levels);
    if (node.tag === 'RANGETBLENTRY') this.#columnNames(node, fields);
    if (node.tag === 'FIELDSELECT') this.#fieldNumber(node, fields);
    return { tag: node.tag, fields };
  }

  #field(name: string, field: TreeValue, levels: Levels): TreeValue {
    const kind = kindOf(name);
    if (kind !== null && typeof field === 'string') return this.#oid(kind, field);
    if (kind !== null && Array.isArray(field)) return field.map((item) => (typeof item === 'string' ? this.#oid(kind, item) : this.value(item, levels)));
    const isWritten = name === 'targetList' || name === 'onConflictSet';
    return isWritten && Array.isArray(field) ? field.map((entry) => this.#target(entry, levels)) : this.value(field, levels);
  }

  #oid(kind: ObjectKind, text: string): string {
    return !(Number(text) >= FIRST_OWN_OID) ? text : (this.#oids.get(kind)?.get(text) ?? '0');
  }

  #column(node: TreeNode, fields: Map<string, TreeValue>, levels: Levels): void {
    const query = levels[int(node, 'varlevelsup')];
    const entry = query === undefined ? undefined : children(query, 'rtable')[int(node, 'varno') - 1];
    const columns = this.#columnsOf(entry);
    const number = columns?.get(int(node, 'varattno'));
    if (number !== undefined) fields.set('varattno', String(number));
  }

  /** `(row).field` counts the columns of the table whose row it is. */
  #fieldNumber(node: TreeNode, fields: Map<string, TreeValue>): void {
    const row = child(node, 'arg');
    const type = row === null ? 0 : expressionType(row, this.#from.catalogue);
    const number = this.#columnsOfTable(this.#from.catalogue.types.get(type)?.relationOid ?? 0)?.get(int(node, 'fieldnum'));
    if (number !== undefined) fields.set('fieldnum', String(number));
  }

  /** The names under which the query sees a table's columns stand in the order of their numbers. */
  #columnNames(entry: TreeNode, fields: Map<string, TreeValue>): void {
    const columns = this.#columnsOf(entry);
    const alias = child(entry, 'eref');
    if (columns === null || alias === null) return;
    const names: TreeValue[] = Array.from({ length: Math.max(0, ...columns.values()) }, () => '');
    for (const [number, other] of columns) names[other - 1] = items(alias, 'colnames')[number - 1] ?? '';
    fields.set('eref', { ...alias, fields: new Map([...alias.fields, ['colnames', names]]) });
  }

  /** An entry of an INSERT or UPDATE bears the number of the column that it writes. */
  #target(entry: TreeValue, levels: Levels): TreeValue {
    const translated = this.value(entry, levels);
    const query = levels[0];
    if (!isNode(translated) || query === undefined || translated.fields.get('resjunk') === 'true') return translated;
    const writes: readonly number[] = [CommandType.insert, CommandType.update, CommandType.merge];
    if (!writes.includes(int(query, 'commandType'))) return translated;
    const target = children(query, 'rtable')[int(query, 'resultRelation') - 1];
    const number = this.#columnsOf(target)?.get(int(translated, 'resno'));
    return number === undefined ? translated : { ...translated, fields: new Map([...translated.fields, ['resno', String(number)]]) };
  }

  /** Column numbers of a table, by those here; null for what is no table. */
  #columnsOf(entry: TreeNode | undefined): ReadonlyMap<number, number> | null {
    return entry?.fields.get('rtekind') === '0' ? this.#columnsOfTable(int(entry, 'relid')) : null;
  }

  #columnsOfTable(oid: number): ReadonlyMap<number, number> | null {
    if (oid === 0) return null;
    const known = this.#columns.get(oid);
    if (known !== undefined) return known;
    const there = this.#to.catalogue.relations.get(Number(this.#oid('relation', String(oid))));
    const numbers = new Map(there?.columns.map(({ name, number }) => [name, number]));
    const columns = new Map(
      this.#from.catalogue.relations.get(oid)?.columns.flatMap(({ name, number }) => {
        const other = numbers.get(name);
        return other === undefined ? [] : [[number, other] as const];
      }),
    );
    this.#columns.set(oid, columns);
    return columns;
  }
}

/** OIDs there, by those here of the same name. */
function sameNames(here: ReadonlyMap<number, string>, there: ReadonlyMap<number, string>): ReadonlyMap<string, string> {
  const byName = new Map([...there].map(([oid, name]) => [name, String(oid)]));
  return new Map([...here].flatMap(([oid, name]) => {
    const other = byName.get(name);
    return other === undefined ? [] : [[String(oid), other] as const];
  }));
}
