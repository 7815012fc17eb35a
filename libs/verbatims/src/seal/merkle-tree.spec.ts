import { createHash } from 'node:crypto';
import { leafHashOf, MerkleTree } from './merkle-tree.js';

const sha256 = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

/** As RFC 9162 defines it, by halves. */
function byDefinition(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (!only) return sha256();
  if (leaves.length === 1) return only;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return sha256(Buffer.of(1), byDefinition(leaves.slice(0, half)), byDefinition(leaves.slice(half)));
}

describe('the tree of an export’s rows', () => {
  it('has the root of the standard, whatever the number of leaves', () => {
    const tree = new MerkleTree();
    const leaves: Buffer[] = [];
    expect(tree.root()).toEqual(sha256());
    for (let index = 0; index < 70; index += 1) {
      const leaf = leafHashOf(`row ${index}`);
      leaves.push(leaf);
      tree.add(leaf);
      expect([index, tree.root()]).toEqual([index, byDefinition(leaves)]);
    }
    expect(tree.leafCount).toBe(70);
  });

  it('has the root that other programs compute', () => {
    // The test vectors of RFC 6962's reference implementation.
    const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'];
    const tree = new MerkleTree();
    for (const hex of inputs) tree.add(leafHashOf(Buffer.from(hex, 'hex')));
    expect(tree.root().toString('hex')).toBe(
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    );
  });

  it('changes with every row and with their order', () => {
    const rootOf = (rows: readonly string[]): string => {
      const tree = new MerkleTree();
      for (const row of rows) tree.add(leafHashOf(row));
      return tree.root().toString('hex');
    };
    const roots = [
      ['a', 'b', 'c'],
      ['b', 'a', 'c'],
      ['a', 'b', 'd'],
      ['a', 'b'],
      ['a', 'b', 'c', ''],
    ].map(rootOf);
    expect(new Set(roots).size).toBe(roots.length);
  });
});
