/** The codec of an enum type: https://www.postgresql.org/docs/current/datatype-enum.html */
import type { Codec } from './codec.js';
import { describeValue } from './describe-value.js';

/**
 * An enum as the union of its labels. Decoding refuses a label that the generated code does not know: a later
 * migration added it, and no `switch` of the program has a case for it.
 *
 * @param labels the generated const object; its values are the labels
 * @example
 * const taskStatus = { pending: 'pending', paused: 'paused' } as const;
 * enumOf(taskStatus) // Codec<'pending' | 'paused'>
 */
export function enumOf<const Labels extends Readonly<Record<string, string>>>(labels: Labels): Codec<Labels[keyof Labels]> {
  const known: ReadonlySet<string> = new Set(Object.values(labels));
  const isLabel = (text: string): text is Labels[keyof Labels] => known.has(text);
  return {
    name: 'enum',
    nullable: false,
    decode: (text) => {
      if (!isLabel(text)) throw new TypeError('is not a label that the enum had when this query was compiled');
      return text;
    },
    encode: (value) => {
      if (typeof value !== 'string') throw new TypeError(`must be a label of its enum, got ${describeValue(value)}`);
      if (!known.has(value)) throw new TypeError(`must be one of ${[...known].join(', ')}`);
      return value;
    },
  };
}
