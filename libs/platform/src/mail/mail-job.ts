/** Name under which letters are queued for a mail server. */
export const MAIL_JOB = 'mail.deliver';
