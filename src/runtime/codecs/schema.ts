/** Codecs whose values a validator of the user checks. */
import type { Codec } from './codec.js';
import { SchemaIssuesError, SchemaNotSynchronousError } from './schema-errors.js';
import type { SchemaInput, SchemaOutput, StandardSchema } from './standard-schema.js';

/**
 * For result columns: what `codec` decodes goes through the validator, and the value is what the validator makes of it.
 * A value that does not fit is a `DecodeError` with the validator's `issues`.
 *
 * @example
 * columns: { payload: ['payload', schemaOutput(codecs.jsonb, z.object({ title: z.string() }))] }
 * // { payload: { title: string } }
 */
export function schemaOutput<B, S extends StandardSchema>(codec: Codec<B>, schema: S): Codec<SchemaOutput<S>> {
  return {
    name: codec.name,
    nullable: codec.nullable,
    decode: (text) => validate(schema, codec.decode(text)) as SchemaOutput<S>,
    encode: () => {
      throw new TypeError('is of a codec for result columns; schemaInput is the one for parameters');
    },
  };
}

/**
 * For parameters: the validator must accept the value; what is sent is the value as it was passed, so that a column
 * holds what its validator takes. A value that does not fit is a `ParameterError` with the validator's `issues`.
 *
 * @example
 * params: { payload: schemaInput(codecs.jsonb, z.object({ title: z.string() })) }
 */
export function schemaInput<B, S extends StandardSchema>(codec: Codec<B>, schema: S): Codec<SchemaInput<S>> {
  return {
    name: codec.name,
    nullable: codec.nullable,
    decode: () => {
      throw new TypeError('is of a codec for parameters; schemaOutput is the one for result columns');
    },
    encode: (value) => {
      validate(schema, value);
      // The codec checks at run time whether the value is of its type.
      return codec.encode(value as B);
    },
  };
}

/** @throws SchemaIssuesError, SchemaNotSynchronousError */
function validate(schema: StandardSchema, value: unknown): unknown {
  const result = schema['~standard'].validate(value);
  if ('then' in result) {
    // Nobody waits for it; that it may fail must not end the process.
    Promise.resolve(result).catch(() => undefined);
    throw new SchemaNotSynchronousError();
  }
  if (result.issues !== undefined) throw new SchemaIssuesError(result.issues);
  return result.value;
}
