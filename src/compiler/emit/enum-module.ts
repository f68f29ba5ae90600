/** The enum types of all queries as one module, `enums.ts`. */
import type { EmittedFile, EnumType } from '../model.js';
import { enumConstName } from '../naming.js';
import { docComment } from './doc-comment.js';
import { generatedHeader } from './generated-mark.js';
import { propertyKey, stringLiteral } from './literals.js';

/** A constant object and a union type for each enum, by name; labels in their order in PostgreSQL. */
export function enumModule(enums: readonly EnumType[]): EmittedFile {
  const sections = [...enums].sort((a, b) => (a.name < b.name ? -1 : 1)).map(enumSection);
  return { path: 'enums.ts', text: [generatedHeader('the enum types of the schema'), ...sections].join('\n') };
}

function enumSection(type: EnumType): string {
  const constName = enumConstName(type.name);
  const labels = type.labels.map((label) => `  ${propertyKey(label)}: ${stringLiteral(label)},\n`);
  const comment = type.comment === null ? '' : docComment([type.comment]);
  return (
    `${comment}export const ${constName} = {\n${labels.join('')}} as const;\n` +
    `export type ${type.name} = (typeof ${constName})[keyof typeof ${constName}];\n`
  );
}
