/** Writes nodes as the text that `readNodeTree` reads, so that a changed tree can go where PostgreSQL's own goes. */
import { isNode, type TreeValue } from './node.js';

/** `readNodeTree(writeNodeTree(value))` is `value`; kinds of lists are not kept, which no reader of fields sees. */
export function writeNodeTree(value: TreeValue): string {
  if (value === null) return '<>';
  if (typeof value === 'string') return token(value);
  if (Array.isArray(value)) return `(${value.map(writeNodeTree).join(' ')})`;
  if (!isNode(value)) return `${value.datum.length} [ ${value.datum.join(' ')} ]`;
  const fields = [...value.fields].map(([name, field]) => ` :${name} ${writeNodeTree(field)}`);
  return `{${value.tag}${fields.join('')}}`;
}

/** In quotes, as elements of string lists are: no text is then taken for a bracket, a mark or NULL. */
function token(text: string): string {
  return /^[\w.+-]{2,}$|^\d$/.test(text) ? text : `"${text.replace(/[\\\s"(){}]/g, String.raw`\$&`)}"`;
}
