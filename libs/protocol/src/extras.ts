/** How often one reaction was given. */
export interface ReactionCount {
  /** One of the community's reactions. */
  readonly kind: string;
  readonly count: number;
}

/** Who marked a post as the brand's word on its thread, and when. */
export interface OfficialMark {
  readonly byId: string;
  readonly byName: string;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * What features add to a post, the same for every reader. In the shape in which GraphQL answers it, so that a frame
 * replaces what a query brought; a key is absent, or null, where there is nothing.
 */
export interface PostExtras {
  /** Most frequent first. */
  readonly reactions?: readonly ReactionCount[] | null;
  /** Staff has marked it as the brand's word on the thread. */
  readonly official?: OfficialMark | null;
}

/** What features add to a thread, as PostExtras. */
export interface ThreadExtras {
  /** In the order they were given. */
  readonly tags?: readonly string[] | null;
  /** The post that is the brand's word on it. */
  readonly officialPostId?: string | null;
  /** Who wrote that post. */
  readonly officialAuthor?: string | null;
}
