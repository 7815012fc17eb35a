/** One or two letters that stand for a name: first and last word, whole characters only. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s\u2019'._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0]);
  return letters.join('').toLocaleUpperCase() || '·';
}

/** A number that stays the same for one id, below `count`: the tint of an avatar. */
export function bucketOf(id: string, count: number): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % count;
}
