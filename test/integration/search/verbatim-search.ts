import type { Forum, TestCommunity, TestMember } from '#test-support';

/** What the tests look at in an answer of `verbatims`. */
export interface VerbatimPage {
  edges: {
    cursor: string;
    node: {
      id: string;
      postId: string;
      body: string;
      text: string;
      sha256: string;
      highlights: { start: number; length: number }[];
      space: { slug: string };
      author: { displayName: string };
      threadTitle: string;
      permalink: string;
      revisionNumber: number;
    };
  }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
  facets: {
    spaces: { space: { slug: string }; count: number }[];
    months: { month: string; count: number }[];
  };
  corrections: { typed: string; searched: string[] }[];
  isFallback: boolean;
}

const VERBATIMS = `query ($query: String!, $filter: VerbatimFilter, $first: Int, $after: String) {
  verbatims(query: $query, filter: $filter, first: $first, after: $after) {
    edges { cursor node { id postId body text sha256 highlights { start length } space { slug } author { displayName }
      threadTitle permalink revisionNumber } }
    pageInfo { hasNextPage endCursor }
    totalCount
    facets { spaces { space { slug } count } months { month count } }
    corrections { typed searched }
    isFallback
  }
}`;

/** Searches as a member of staff does in the console. Throws where the operation is refused. */
export async function searchAs(
  forum: Forum,
  asker: { member: TestMember; community: TestCommunity },
  query: string,
  more: Record<string, unknown> = {},
): Promise<VerbatimPage> {
  const { data, errors } = await forum.graphql<{ verbatims: VerbatimPage }>(
    VERBATIMS,
    { query, ...more },
    { community: asker.community.slug, cookie: asker.member.cookie },
  );
  if (errors.length > 0)
    throw new Error(errors.map(({ extensions, message }) => `${extensions.code}: ${message}`).join('; '));
  return data.verbatims;
}

/** Ids of the posts found, in order. */
export function postIdsOf(page: VerbatimPage): string[] {
  return page.edges.map(({ node }) => node.postId);
}

/** The highlighted stretches of the first text found. */
export function markedIn(page: VerbatimPage, index = 0): string[] {
  const node = page.edges[index]?.node;
  return node?.highlights.map(({ start, length }) => node.text.slice(start, start + length)) ?? [];
}
