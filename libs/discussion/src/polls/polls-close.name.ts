/** Name of the job that closes polls whose time is over. */
export const POLLS_CLOSE = 'polls:close';
