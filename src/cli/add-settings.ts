/** Adds the key `rowtype` to the text of a package.json and leaves its layout alone. */

/** The same text when the key is there already; null when the text is no JSON object. */
export function addSettings(text: string, settings: unknown): string | null {
  const description = parseObject(text);
  if (description === null) return null;
  if ('rowtype' in description) return text;
  const indent = /^[ \t]+(?=")/m.exec(text)?.[0] ?? '  ';
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const laidOut = JSON.stringify({ ...description, rowtype: settings }, null, indent);
  return (text.startsWith('\uFEFF') ? '\uFEFF' : '') + laidOut.replaceAll('\n', lineEnd) + lineEnd;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
