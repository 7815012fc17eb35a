import { PostEdited, PostPublished, PostRemoved, PostWithdrawn, ThreadChanged } from '#discussion';

/** Whatever may change what is found. */
export const FOLLOWED_FACTS = [PostPublished, PostEdited, PostWithdrawn, PostRemoved, ThreadChanged];

/** Names the cursor of the index on the search server. */
export const MEILISEARCH_CONSUMER = 'search.meilisearch';
