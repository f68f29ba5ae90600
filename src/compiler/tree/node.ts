/** A node of PostgreSQL's tree, and typed access to its fields. Field names are PostgreSQL's own. */

export interface TreeNode {
  readonly tag: string;
  readonly fields: ReadonlyMap<string, TreeValue>;
}

/** The bytes of a constant, 0–255, as the server keeps them in memory. */
export interface Datum {
  readonly datum: readonly number[];
}

/** Tokens stay text: only the reader of a field knows whether `5` is a number or a name. */
export type TreeValue = TreeNode | Datum | TreeValue[] | string | null;

export function isNode(value: TreeValue | undefined): value is TreeNode {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && 'tag' in value;
}

/** The node in a field, or null where the field is NULL or absent. */
export function child(node: TreeNode, field: string): TreeNode | null {
  const value = node.fields.get(field);
  return isNode(value) ? value : null;
}

/** The nodes of a list field; an absent, NULL or scalar field has none. */
export function children(node: TreeNode, field: string): readonly TreeNode[] {
  const value = node.fields.get(field);
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** A list field as it stands, with its NULLs. */
export function items(node: TreeNode, field: string): readonly TreeValue[] {
  const value = node.fields.get(field);
  return Array.isArray(value) ? value : [];
}

/** An integer field; 0 where absent. */
export function int(node: TreeNode, field: string): number {
  const value = node.fields.get(field);
  return typeof value === 'string' ? Number(value) : 0;
}

/** A list of integers, OIDs or a bitmapset. */
export function ints(node: TreeNode, field: string): readonly number[] {
  const value = node.fields.get(field);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string').map(Number) : [];
}

export function bool(node: TreeNode, field: string): boolean {
  return node.fields.get(field) === 'true';
}

/** The bytes of a constant; null for NULL, and for any other node. */
export function constantBytes(node: TreeNode): readonly number[] | null {
  const value = node.fields.get('constvalue');
  return typeof value === 'object' && value !== null && 'datum' in value ? value.datum : null;
}

/** A name or word field; null where NULL or absent. */
export function word(node: TreeNode, field: string): string | null {
  const value = node.fields.get(field);
  return typeof value === 'string' ? value : null;
}

/** UTF-8 byte offset in the statement, or null where PostgreSQL does not know (−1, or stored trees of 17+). */
export function location(node: TreeNode): number | null {
  const value = node.fields.get('location');
  const offset = typeof value === 'string' ? Number(value) : -1;
  return offset >= 0 ? offset : null;
}

/** The node with other values in some fields. */
export function withFields(node: TreeNode, fields: Readonly<Record<string, TreeValue>>): TreeNode {
  return { tag: node.tag, fields: new Map([...node.fields, ...Object.entries(fields)]) };
}
