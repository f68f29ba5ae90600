/** The default shape of a type that the outline of a schema names, as far as overrides need it. */
import type { OutlineType, TypeShape } from '../model.js';
import { builtinCodecs } from '../types/builtin-types.js';

/** Null for a type that is not in the outline. */
export function outlineShape(name: string, types: ReadonlyMap<string, OutlineType>): TypeShape | null {
  const type = types.get(name);
  if (type === undefined) return null;
  const inner = type.of === null ? null : outlineShape(type.of, types);
  const pgType = type.label;
  switch (type.kind) {
    case 'domain':
      return inner;
    case 'array':
      return inner === null ? null : { kind: 'array', pgType, element: inner, elementNullable: true };
    case 'enum':
      return { kind: 'enum', pgType, enumName: '', labels: [] };
    case 'composite':
      return { kind: 'composite', pgType, fields: [] };
    case 'range':
    case 'multirange':
      return { kind: type.kind, pgType, subtype: { kind: 'scalar', pgType: '', codec: 'text' } };
    case 'base': {
      const isBuiltin = name.startsWith('pg_catalog.');
      return { kind: 'scalar', pgType, codec: (isBuiltin ? builtinCodecs.get(name.slice('pg_catalog.'.length)) : undefined) ?? 'text' };
    }
  }
}
