import { ArgsType, Field, Int } from '@nestjs/graphql';
import { BadUserInput } from '../errors/access-errors.js';
import type { CursorCodec, CursorKey } from './cursor.js';

const DEFAULT_PAGE = 20;
const LARGEST_PAGE = 100;

/** Forward paging, as Relay has it. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many, 1 to 100; 20 when absent. Larger is clamped.' })
  first?: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the item after which the page starts.' })
  after?: string;
}

/** Forward or backward paging. */
@ArgsType()
export class TwoWayPageArgs extends PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many from the end, 1 to 100. Not together with first.',
  })
  last?: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the item before which the page ends.' })
  before?: string;
}

/** What a repository needs to read one page: it asks for `limit + 1` rows to know whether there are more. */
export interface PageWindow {
  readonly limit: number;
  readonly direction: 'forward' | 'backward';
  /** Sort keys of the item at the edge, exclusive; null at the start (or, backward, the end) of the list. */
  readonly edge: readonly string[] | null;
  /** Signs the place of an item of this very list. */
  readonly cursorOf: (key: CursorKey) => string;
}

/** Checks and decodes paging arguments for one list. Throws BadCursor and BadUserInput. */
export function pageWindow(cursors: CursorCodec, list: string, args: TwoWayPageArgs): PageWindow {
  const isBackward = args.last != null || args.before != null;
  if (isBackward && (args.first != null || args.after != null)) {
    throw new BadUserInput('Page forward (first, after) or backward (last, before), not both.');
  }
  const asked = (isBackward ? args.last : args.first) ?? DEFAULT_PAGE;
  if (asked < 1) throw new BadUserInput('A page has at least one item.');
  const cursor = isBackward ? args.before : args.after;
  return {
    limit: Math.min(asked, LARGEST_PAGE),
    direction: isBackward ? 'backward' : 'forward',
    edge: cursor == null ? null : cursors.decode(list, cursor),
    cursorOf: (key) => cursors.encode(list, key),
  };
}

/** One page of a list. */
export interface Page<Node> {
  edges: { readonly cursor: string; node: Node }[];
  pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** One item with its place, which is signed when somebody asks for it. */
class Edge<Node> {
  constructor(
    readonly node: Node,
    private readonly window: PageWindow,
    private readonly keyOf: (row: Node) => CursorKey,
  ) {}

  get cursor(): string {
    return this.window.cursorOf(this.keyOf(this.node));
  }
}

/** Where a page stands. */
class PageEdges<Node> {
  constructor(
    private readonly edges: readonly Edge<Node>[],
    readonly hasNextPage: boolean,
    readonly hasPreviousPage: boolean,
  ) {}

  get startCursor(): string | null {
    return this.edges[0]?.cursor ?? null;
  }

  get endCursor(): string | null {
    return this.edges.at(-1)?.cursor ?? null;
  }
}

/**
 * Makes a Relay page of `limit + 1` rows, given in the order they were read (backward pages: last first). Answers them
 * in the list's order. Most readers ask for no cursor but the last: each is signed when it is read.
 */
export function toPage<Node>(
  window: PageWindow,
  rows: readonly Node[],
  keyOf: (row: Node) => CursorKey,
): Page<Node> {
  const hasMore = rows.length > window.limit;
  const kept = rows.slice(0, window.limit);
  if (window.direction === 'backward') kept.reverse();
  const edges = kept.map((node) => new Edge(node, window, keyOf));
  const isForward = window.direction === 'forward';
  const hasEdge = window.edge !== null;
  return {
    edges,
    pageInfo: new PageEdges(edges, isForward ? hasMore : hasEdge, isForward ? hasEdge : hasMore),
  };
}
