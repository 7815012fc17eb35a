import { PostEdited, PostPublished, PostRemoved, PostWithdrawn } from '#discussion';
import { THREAD_FACTS } from '../../thread-facts.js';

/** Whatever may change what is found. */
export const FOLLOWED_FACTS = [PostPublished, PostEdited, PostWithdrawn, PostRemoved, ...THREAD_FACTS];

/** Names the cursor of the index on the search server. */
export const MEILISEARCH_CONSUMER = 'search.meilisearch';
