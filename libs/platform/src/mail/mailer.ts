import type { Database } from '../database/database.js';
import { newId } from '../database/ids.js';
import type { Tx } from '../database/tx.js';
import type { JobHandler, Jobs } from '../jobs/jobs.js';
import type { Letter } from './letter.js';
import { MailEntity } from './mail.entity.js';
import { MAIL_JOB } from './mail-job.js';
import type { MailTransport } from './mail-transport.js';

/** Puts letters in the post, within the transaction that makes them true. */
export class Mailer {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly transport: MailTransport,
  ) {}

  /** Queues a letter; it leaves after the commit, with retries. */
  async send(tx: Tx, letter: Letter): Promise<void> {
    const id = newId();
    await tx.manager.insert(MailEntity, { id, ...letter, createdAt: new Date(), sentAt: null });
    if (this.transport.isExternal) await this.jobs.enqueue(tx, MAIL_JOB, { mailId: id });
  }

  /** The job that hands a queued letter to the transport. */
  deliveryJob(): JobHandler {
    return {
      name: MAIL_JOB,
      run: async (payload) => {
        const { mailId } = payload as { mailId: string };
        const mail = await this.database.manager.findOneBy(MailEntity, { id: mailId });
        if (!mail || mail.sentAt) return;
        await this.transport.deliver(mail);
        await this.database.manager.update(MailEntity, { id: mailId }, { sentAt: new Date(), text: '' });
      },
    };
  }

  /** Newest first, before an id where given. Only the embedded set-up has readable texts. */
  async page(limit: number, beforeId: string | null): Promise<MailEntity[]> {
    const query = this.database.manager
      .createQueryBuilder(MailEntity, 'mail')
      .orderBy('mail.id', 'DESC')
      .limit(limit);
    if (beforeId) query.where('mail.id < :beforeId', { beforeId });
    return query.getMany();
  }
}
