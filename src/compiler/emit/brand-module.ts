/** The branded types of the settings as one module, `brands.ts`. */
import type { BrandType, EmittedFile } from '../model.js';
import { enumConstName } from '../naming.js';
import { codecCode } from './codec-expression.js';
import { docComment } from './doc-comment.js';
import { generatedHeader } from './generated-mark.js';
import { layout, parentheses } from './layout.js';
import { stringLiteral } from './literals.js';
import { typescriptType } from './typescript-type.js';

/** A type and its constructor for each brand, by name. */
export function brandModule(brands: readonly BrandType[], runtimeImport: string): EmittedFile {
  const sections = [...brands].sort((a, b) => (a.name < b.name ? -1 : 1)).map(brandSection);
  const header = `${generatedHeader('the brands of the settings')}import { type Brand, codecs as t } from ${stringLiteral(runtimeImport)};\n`;
  return { path: 'brands.ts', text: [header, ...sections].join('\n') };
}

function brandSection({ name, base, of }: BrandType): string {
  const constant = enumConstName(name);
  const call = ['t.brand', parentheses([stringLiteral(name), codecCode(base, false)]), ';'];
  return (
    `${docComment([`A value of ${of.join(', ')}.`])}` +
    `export type ${name} = Brand<${typescriptType(base, false)}, ${stringLiteral(name)}>;\n` +
    `/** Makes a ${name}; throws for a value that ${base.pgType} cannot hold. */\n` +
    `${layout([`export const ${constant} = `, ...call])}\n`
  );
}
