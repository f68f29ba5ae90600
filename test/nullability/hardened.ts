/** Types that promise a little more than they may: each place inside that can be null or missing, once without that. */
import type { JsonShape } from '../../src/compiler/json-shape.js';
import type { TypeShape } from '../../src/compiler/model.js';

export function hardenedTypes(type: TypeShape): readonly TypeShape[] {
  switch (type.kind) {
    case 'array': {
      const own: readonly TypeShape[] = type.elementNullable ? [{ ...type, elementNullable: false }] : [];
      return [...own, ...hardenedTypes(type.element).map((element) => ({ ...type, element }))];
    }
    case 'composite':
      return type.fields.flatMap((field, index) => {
        const own = field.nullable ? [{ ...field, nullable: false }] : [];
        const deeper = hardenedTypes(field.type).map((inner) => ({ ...field, type: inner }));
        return [...own, ...deeper].map((changed) => ({ ...type, fields: type.fields.with(index, changed) }));
      });
    case 'json':
      return hardenedShapes(type.shape).map((shape) => ({ ...type, shape }));
    default:
      return [];
  }
}

/** Also a key that is not there. */
function hardenedShapes(shape: JsonShape): readonly JsonShape[] {
  switch (shape.kind) {
    case 'array':
      return hardenedShapes(shape.element).map((element) => ({ ...shape, element }));
    case 'record':
      return hardenedShapes(shape.value).map((value) => ({ ...shape, value }));
    case 'tuple':
      return shape.elements.flatMap((element, index) => hardenedShapes(element).map((changed) => ({ ...shape, elements: shape.elements.with(index, changed) })));
    case 'object':
      return shape.properties.flatMap((property, index) => {
        const own = property.optional ? [{ ...property, optional: false }] : [{ ...property, key: `${property.key} ` }];
        const deeper = hardenedShapes(property.shape).map((inner) => ({ ...property, shape: inner }));
        return [...own, ...deeper].map((changed) => ({ ...shape, properties: shape.properties.with(index, changed) }));
      });
    case 'union': {
      const members = shape.members.filter(({ kind }) => kind !== 'null');
      const [only] = members;
      const without: JsonShape = members.length === 1 && only !== undefined ? only : { kind: 'union', members };
      const deeper = shape.members.flatMap((member, index) => hardenedShapes(member).map((changed) => ({ ...shape, members: shape.members.with(index, changed) })));
      return [...(members.length < shape.members.length ? [without] : []), ...deeper.filter(({ members: changed }) => changed.every(({ kind }) => kind !== 'union'))];
    }
    default:
      return [];
  }
}
