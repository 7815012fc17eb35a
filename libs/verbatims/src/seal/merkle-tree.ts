import { createHash } from 'node:crypto';

/** Tells a leaf from a node, so that neither passes for the other (RFC 9162, 2.1.1). */
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** SHA-256 of what a leaf holds, as a tree takes it. */
export function leafHashOf(content: string | Buffer): Buffer {
  return createHash('sha256').update(LEAF).update(content).digest();
}

/** A Merkle tree over rows in their order (RFC 9162, SHA-256). Holds one hash a level, however many leaves come. */
export class MerkleTree {
  /** Whole subtrees from the left, each smaller than the one before. */
  private readonly subtrees: { leaves: number; hash: Buffer }[] = [];
  leafCount = 0;

  add(leaf: Buffer): void {
    let subtree = { leaves: 1, hash: leaf };
    for (;;) {
      const left = this.subtrees.at(-1);
      if (left?.leaves !== subtree.leaves) break;
      this.subtrees.pop();
      subtree = { leaves: subtree.leaves * 2, hash: joined(left.hash, subtree.hash) };
    }
    this.subtrees.push(subtree);
    this.leafCount += 1;
  }

  /** Of the leaves so far; of none, the hash of nothing. */
  root(): Buffer {
    const [first, ...rest] = this.subtrees.toReversed();
    if (!first) return createHash('sha256').digest();
    return rest.reduce((right, left) => joined(left.hash, right), first.hash);
  }
}

function joined(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}
