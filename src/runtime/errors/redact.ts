/** Takes parameter values out of a message of PostgreSQL, so that logs do not hold people's data. */

/** Classes whose messages name only things of the schema; replacing there would spoil constraint names. */
const withoutValues = new Set(['08', '23', '25', '40', '53', '55', '57', '58']);

/**
 * Replaces a parameter's text by `$n`; in data exceptions (class 22, `invalid input syntax for type integer: "x"`),
 * which also quote single elements of an array or object, by `…` when the quoted part stems from a parameter.
 */
export function redact(message: string, sqlstate: string, values: readonly (string | null)[]): string {
  if (withoutValues.has(sqlstate.slice(0, 2))) return message;
  let safe = message;
  values.forEach((value, index) => {
    if (value === null || value === '') return;
    // One or two characters are part of too many words to be replaced outside quotes.
    safe = value.length > 2 ? safe.replaceAll(value, () => `$${index + 1}`) : safe.replaceAll(`"${value}"`, () => `"$${index + 1}"`);
  });
  if (!sqlstate.startsWith('22')) return safe;
  return safe.replace(/"([^"]+)"/g, (quoted, inner: string) =>
    values.some((value) => value !== null && value.includes(inner)) ? '"…"' : quoted,
  );
}
