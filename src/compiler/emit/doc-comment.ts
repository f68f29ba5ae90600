/** Text as a documentation comment of generated code. */
import { maxColumns } from './layout.js';

/**
 * `lines` as a doc comment with a line break at its end; nothing for no lines. Long lines are wrapped at blanks;
 * what would end the comment, or start a new line in it, is made harmless.
 */
export function docComment(lines: readonly string[], indent = 0): string {
  const pad = ' '.repeat(indent);
  const safe = lines.flatMap((line) => line.split(/\r\n|[\n\r\u2028\u2029]/)).map((line) => line.replace(/\*\//g, '*\\/'));
  const [only = ''] = safe;
  if (safe.length === 0) return '';
  const single = `${pad}/** ${only.trim()} */`;
  if (safe.length === 1 && single.length <= maxColumns) return `${single}\n`;
  const wrapped = safe.flatMap((line) => wrap(line.trimEnd(), maxColumns - indent - 3));
  const body = wrapped.map((line) => `${pad} * ${line}`.trimEnd());
  return [`${pad}/**`, ...body, `${pad} */`, ''].join('\n');
}

function wrap(line: string, width: number): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const before = rest.lastIndexOf(' ', width);
    const at = before > 0 ? before : rest.indexOf(' ', width);
    if (at <= 0) break;
    lines.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at + 1).trimStart();
  }
  return [...lines, rest];
}
