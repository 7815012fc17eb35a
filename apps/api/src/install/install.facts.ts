import { defineFact } from '#platform';

/** An operator decided about work that had failed, or asked for work on the search index; the log keeps who and why. */
export const OperatorDecided = defineFact<{
  subject: 'job' | 'parked-fact' | 'search-index';
  /** The job, `consumer/fact`, or which work on the index. */
  subjectId: string;
  decision: 'retried' | 'given-up' | 'asked' | 'cancelled';
  /** Empty for what says itself why. */
  reason: string;
  accountId: string;
}>('install.OperatorDecided');
