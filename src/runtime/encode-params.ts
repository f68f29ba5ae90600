/** From the object that a caller passes to the texts that PostgreSQL gets. */
import type { Codec } from './codecs/codec.js';
import { ParameterError } from './errors/query-errors.js';
import { RowtypeError } from './errors/rowtype-error.js';

/** One parameter: `$n` is the n-th of the list. */
export interface ParamPlan {
  readonly name: string;
  readonly codec: Codec<unknown>;
}

/**
 * @param params what the caller passed; keys that are no parameters are left alone
 * @param index its place in the list, where the caller passed a list
 * @throws ParameterError naming the parameter, before anything is sent
 */
export function encodeParams(
  query: string,
  plan: readonly ParamPlan[],
  params: unknown,
  index: number | null = null,
): (string | null)[] {
  if (plan.length === 0) return [];
  if (typeof params !== 'object' || params === null) {
    const what = index === null ? 'the parameters' : `[${index}]: the parameters`;
    throw new RowtypeError(`${what} must be an object with ${plan.map(({ name }) => name).join(', ')}`, {
      code: 'PARAMETER',
      query,
    });
  }
  return plan.map(({ name, codec }) => {
    const value: unknown = (params as Readonly<Record<string, unknown>>)[name];
    if (value === undefined) throw new ParameterError(query, name, missing(codec), undefined, index);
    try {
      return codec.encode(value);
    } catch (error) {
      throw new ParameterError(query, name, error instanceof Error ? error.message : 'cannot be encoded', error, index);
    }
  });
}

/**
 * The parameters of each element of a list.
 *
 * @throws ParameterError as above; RowtypeError with code `PARAMETER` for what is no list
 */
export function encodeParamsList(query: string, plan: readonly ParamPlan[], list: unknown): (string | null)[][] {
  if (!Array.isArray(list)) {
    throw new RowtypeError('the parameters must be an array, one object for each run', { code: 'PARAMETER', query });
  }
  // Array.from also visits holes, which `map` would pass over.
  return Array.from(list, (params: unknown, index) => encodeParams(query, plan, params, index));
}

function missing(codec: Codec<unknown>): string {
  return codec.nullable ? 'is missing; pass null for SQL NULL' : 'is missing';
}
