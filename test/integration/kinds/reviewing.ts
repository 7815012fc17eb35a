import type { Forum, TestSpace } from '#test-support';
import { KindWriter } from './kind-writer.js';

/** What reviews of a product say. */
export interface Figures {
  product: string;
  reviewCount: number;
  average: number | null;
  distribution: number[];
}

/** A review as these tests ask for it. */
export interface ShownReview {
  id: string;
  viewerFoundHelpful: boolean;
  reviewRatings: { rating: number }[];
  extras: {
    review: { rating: number; product: string; isVerified: boolean; helpfulCount: number } | null;
  } | null;
}

/** What became of an attempt to open a review. */
export interface ReviewOutcome {
  threadId: string | null;
  code: string;
  /** Of the review that stood in the way. */
  otherId: string | null;
}

const OPEN = `mutation ($input: ThreadOpenInput!) {
  threadOpen(input: $input) { thread { id } userErrors { code field threadId } } }`;

/** Writes and reads reviews, as one person. */
export class Reviewer extends KindWriter {
  async review(
    space: TestSpace,
    review: { rating: number; product: string } | null,
    input: object = {},
  ): Promise<ReviewOutcome> {
    const { data, errors } = await this.ask<{
      threadOpen: { thread: { id: string } | null; userErrors: { code: string; threadId: string | null }[] };
    } | null>(OPEN, {
      input: {
        spaceId: space.id,
        title: 'What I think of it',
        body: `My review ${Math.random()}`,
        idempotencyKey: crypto.randomUUID(),
        review,
        ...input,
      },
    });
    const [refusal] = data?.threadOpen.userErrors ?? [];
    return {
      threadId: data?.threadOpen.thread?.id ?? null,
      code: refusal?.code ?? errors[0]?.extensions.code ?? '',
      otherId: refusal?.threadId ?? null,
    };
  }

  async figures(
    space: TestSpace,
    product: string,
  ): Promise<(Figures & { viewerReviewId: string | null }) | null> {
    const { data } = await this.ask<{
      reviewedProduct: (Figures & { viewerReviewId: string | null }) | null;
    }>(
      `query ($spaceId: ID!, $product: String!) { reviewedProduct(spaceId: $spaceId, product: $product) {
         product reviewCount average distribution viewerReviewId } }`,
      { spaceId: space.id, product },
    );
    return data.reviewedProduct;
  }

  async shown(id: string): Promise<ShownReview | null> {
    const { data } = await this.ask<{ thread: ShownReview | null }>(
      `query ($id: ID!) { thread(id: $id) { id viewerFoundHelpful reviewRatings { rating }
         extras { review { rating product isVerified helpfulCount } } } }`,
      { id },
    );
    return data.thread;
  }

  async firstPostId(threadId: string): Promise<string> {
    return (await this.posts(threadId, 'first: 1'))?.[0]?.id ?? '';
  }
}

/** The figures as they follow from nothing but threads, posts and ratings. */
export async function recount(
  forum: Forum,
  space: TestSpace,
  folded: string,
): Promise<Omit<Figures, 'product'>> {
  const rows = await forum.database.query<{ rating: number }>(
    `SELECT r.rating FROM review r JOIN thread t ON t.id = r.thread_id
       JOIN post p ON p.thread_id = t.id AND p.is_first
     WHERE t.space_id = $1 AND r.product_folded = $2 AND t.state = 'published' AND t.merged_into IS NULL
       AND p.state = 'published'`,
    [space.id, folded],
  );
  const distribution = [1, 2, 3, 4, 5].map((star) => rows.filter(({ rating }) => rating === star).length);
  const sum = rows.reduce((total, { rating }) => total + rating, 0);
  const average = rows.length === 0 ? null : Math.round((sum / rows.length) * 100) / 100;
  return { reviewCount: rows.length, average, distribution };
}
