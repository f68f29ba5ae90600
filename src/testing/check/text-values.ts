/** Parts of arrays and rows as PostgreSQL writes them: https://www.postgresql.org/docs/18/rowtypes.html#ROWTYPES-IO-SYNTAX */

/** An element of an array, or a row of an array of more dimensions. */
export type ArrayItem = string | null | readonly ArrayItem[];

export function arrayItems(text: string, delimiter: string): readonly ArrayItem[] {
  const body = text.replace(/^(?:\[[-\d:]+\])+=/, '');
  const token = new RegExp(`"((?:[^"\\\\]|\\\\.)*)"|[{}]|[^{}"${delimiter}]+`, 'gs');
  const open: ArrayItem[][] = [[]];
  for (const [whole, quoted] of body.matchAll(token)) {
    if (whole === '{') open.push([]);
    else if (whole === '}') {
      const closed = open.pop() ?? [];
      open.at(-1)?.push(closed);
    } else if (quoted !== undefined) open.at(-1)?.push(quoted.replaceAll(/\\(.)/gs, '$1'));
    else open.at(-1)?.push(whole.toUpperCase() === 'NULL' ? null : whole);
  }
  const [outermost] = open[0] ?? [];
  return Array.isArray(outermost) ? outermost : [];
}

/** Fields of a composite value. */
export function rowFields(text: string): readonly (string | null)[] {
  const fields: (string | null)[] = [];
  let at = 1;
  while (at < text.length) {
    let field = '';
    let quoted = false;
    const from = at;
    for (; at < text.length; at += 1) {
      const unit = text[at] ?? '';
      if (unit === '"' && quoted && text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else if (unit === '"') quoted = !quoted;
      else if (unit === '\\') {
        at += 1;
        field += text[at] ?? '';
      } else if (!quoted && (unit === ',' || unit === ')')) break;
      else field += unit;
    }
    fields.push(at === from ? null : field);
    at += 1;
    if (text[at - 1] === ')') break;
  }
  return fields;
}

/** An array of one dimension. */
export function arrayText(elements: readonly (string | null)[], delimiter: string): string {
  const quoted = elements.map((element) => (element === null ? 'NULL' : `"${element.replaceAll(/["\\]/g, '\\$&')}"`));
  return `{${quoted.join(delimiter)}}`;
}

/** Boxes hold commas, so their arrays hold semicolons. */
export function delimiterOf(elementType: string): string {
  return elementType === 'box' ? ';' : ',';
}
