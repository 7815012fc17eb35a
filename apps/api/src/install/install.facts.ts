import { defineFact } from '#platform';

/** An operator decided about work that had failed; the log keeps who and why. */
export const OperatorDecided = defineFact<{
  subject: 'job' | 'parked-fact';
  /** The job, or `consumer/fact`. */
  subjectId: string;
  decision: 'retried' | 'given-up';
  reason: string;
  accountId: string;
}>('install.OperatorDecided');
