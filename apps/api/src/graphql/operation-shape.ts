import { type FragmentDefinitionNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

/** What a set of selections amounts to once its fragments are followed. */
export interface Shape {
  /** Fields of the longest path. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Selections of what was already selected in the same place. */
  readonly repeats: number;
  /** How often each answer key is selected at the top. */
  readonly keys: ReadonlyMap<string, number>;
  readonly introspects: boolean;
}

const NOTHING: Shape = {
  depth: 0,
  aliases: 0,
  directives: 0,
  repeats: 0,
  keys: new Map(),
  introspects: false,
};

/**
 * Measures selections. A fragment is measured once however often it is spread, so that a document which multiplies by
 * them costs no more than its length; one that contains itself is another rule's complaint.
 */
export class ShapeMeter {
  private readonly fragments = new Map<string, Shape>();

  constructor(private readonly findFragment: (name: string) => FragmentDefinitionNode | null | undefined) {}

  /** Selections of one place: what its fragments select counts as selected there. */
  of({ selections }: SelectionSetNode): Shape {
    const shape = this.gather(selections);
    return { ...shape, repeats: shape.repeats + fieldsOf(shape) - shape.keys.size };
  }

  private gather(selections: readonly SelectionNode[]): Shape {
    let [depth, aliases, directives, repeats, introspects] = [0, 0, 0, 0, false];
    const keys = new Map<string, number>();
    for (const selection of selections) {
      const below = this.ofSelection(selection);
      depth = Math.max(depth, below.depth);
      aliases += below.aliases;
      directives += below.directives + (selection.directives?.length ?? 0);
      repeats += below.repeats;
      introspects ||= below.introspects;
      for (const [key, count] of below.keys) keys.set(key, (keys.get(key) ?? 0) + count);
    }
    return { depth, aliases, directives, repeats, keys, introspects };
  }

  private ofSelection(selection: SelectionNode): Shape {
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.gather(selection.selectionSet.selections);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.ofFragment(selection.name.value);
    const name = selection.name.value;
    const below = selection.selectionSet ? this.of(selection.selectionSet) : NOTHING;
    const introspects = name === '__schema' || name === '__type';
    return {
      ...below,
      depth: depthOf(name, below.depth),
      aliases: below.aliases + (selection.alias ? 1 : 0),
      keys: new Map([[selection.alias?.value ?? name, 1]]),
      introspects: introspects || below.introspects,
    };
  }

  private ofFragment(name: string): Shape {
    const known = this.fragments.get(name);
    if (known) return known;
    const fragment = this.findFragment(name);
    if (!fragment) return NOTHING;
    this.fragments.set(name, NOTHING);
    const shape = this.gather(fragment.selectionSet.selections);
    const measured = { ...shape, directives: shape.directives + (fragment.directives?.length ?? 0) };
    this.fragments.set(name, measured);
    return measured;
  }
}

/**
 * Introspection is deep by nature. What features add to a post or a thread was read with it, and leads to nothing else:
 * below three levels it is as deep as it likes.
 */
function depthOf(name: string, below: number): number {
  if (name === '__schema' || name === '__type') return 1;
  return name === 'extras' ? Math.min(1 + below, 3) : 1 + below;
}

/** Fields at the top of a shape, repeated or not. */
export function fieldsOf({ keys }: Shape): number {
  let count = 0;
  for (const times of keys.values()) count += times;
  return count;
}
