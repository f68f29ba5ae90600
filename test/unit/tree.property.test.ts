/** The text of a tree and the tree are two forms of one thing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNode, type TreeValue } from '../../src/compiler/tree/node.js';
import { readNodeTree } from '../../src/compiler/tree/read-node-tree.js';
import { writeNodeTree } from '../../src/compiler/tree/write-node-tree.js';

const word = fc.stringMatching(/^[A-Z]{2,8}$/);
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('<>', '1', '-1', ':a', '"', '\\', 'i', 'b', '()', 'a b', '\n'));
const datum = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 9 }).map((bytes) => ({ datum: bytes }));

const { value } = fc.letrec<{ value: TreeValue; node: TreeValue }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, text, fc.constant(null), fc.array(tie('value'), { maxLength: 4 }), tie('node')),
  node: fc
    .record({ tag: word, fields: fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), tie('value'), { maxKeys: 4 }), constant: fc.option(datum) })
    .map(({ tag, fields, constant }) => ({ tag, fields: new Map<string, TreeValue>([...Object.entries(fields), ['constvalue', constant]]) })),
}));

test('what is written is read back as it was', () => {
  fc.assert(
    fc.property(value, (given) => {
      const tree = isNode(given) ? given : { tag: 'ROOT', fields: new Map([['value', given]]) };
      expect(readNodeTree(writeNodeTree(tree))).toEqual(tree);
    }),
    { numRuns: 500 },
  );
});

test('a word before the fields of a node hides none of them', () => {
  const tree = readNodeTree('({A_CONST NULL :location 16} {A_EXPR OP_ANY :name ("=") :location 20} {A_EXPR :name ("=") ANY :location 24})');
  expect(Array.isArray(tree) && tree.filter(isNode).map(({ fields }) => fields.get('location'))).toEqual(['16', '20', '24']);
  expect(() => readNodeTree('{A_CONST (1) :location 16}')).toThrow('a field of A_CONST was expected');
});
