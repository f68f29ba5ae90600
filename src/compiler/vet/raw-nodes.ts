/** Visits PostgreSQL's raw parse tree: what the author wrote, before names are looked up and `*` is expanded. */

export type RawNode = Readonly<Record<string, unknown>>;

/**
 * Calls `visit` for each node outside in, with its tag; `false` leaves out what is below. Nodes that PostgreSQL puts
 * into a field of one type only (`relation` of UpdateStmt) have no tag and are not visited.
 */
export function walkRaw(value: unknown, visit: (tag: string, node: RawNode) => boolean | void): void {
  if (Array.isArray(value)) {
    for (const item of value) walkRaw(item, visit);
  } else if (isRawNode(value)) {
    for (const [key, field] of Object.entries(value)) {
      const isTagged = /^[A-Z]/.test(key) && isRawNode(field);
      if (isTagged && visit(key, field) === false) continue;
      walkRaw(field, visit);
    }
  }
}

/** A node in a field, tagged or not; empty where there is none. */
export function rawField(node: RawNode, field: string): RawNode {
  const value = node[field];
  return isRawNode(value) ? value : {};
}

export function rawList(node: RawNode, field: string): readonly unknown[] {
  const value = node[field];
  return Array.isArray(value) ? value : [];
}

export function rawText(node: RawNode, field: string): string | null {
  const value = node[field];
  return typeof value === 'string' ? value : null;
}

/** UTF-8 byte offset in the statement. Zeros are left out of the tree. */
export function rawLocation(node: RawNode): number {
  const value = node['location'];
  return typeof value === 'number' ? value : 0;
}

function isRawNode(value: unknown): value is RawNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
