import { Inject, Injectable } from '@nestjs/common';
import { type CommittedFact, FactLog, type Logger, LOGGER } from '#platform';
import type { ForumServer } from '../visitor.js';
import { type RightsNews, rightsNewsOf } from './rights-news.js';
import { RightsService } from './rights.service.js';

/**
 * Takes lost rights from open sockets as soon as the loss is committed, here and, over the adapter, in the other
 * processes. The log says the same, in order and without fail; but it waits for every older transaction, and a long one
 * must not leave anybody in a room meanwhile.
 */
@Injectable()
export class RightsRelay {
  private stopHearing: (() => void) | null = null;

  constructor(
    private readonly log: FactLog,
    private readonly rights: RightsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param isCluster whether the server's adapter reaches other processes. */
  open(server: ForumServer, isCluster: boolean): void {
    if (isCluster) server.on('rights:changed', (news) => void this.apply(news));
    this.stopHearing = this.log.onCommitted((fact) => this.hear(fact, isCluster ? server : null));
  }

  close(): void {
    this.stopHearing?.();
  }

  private hear(fact: CommittedFact, others: ForumServer | null): void {
    const news = rightsNewsOf(fact);
    if (!news) return;
    others?.serverSideEmit('rights:changed', news);
    void this.apply(news);
  }

  private async apply(news: RightsNews): Promise<void> {
    try {
      await this.rights.hear(news);
    } catch (error) {
      this.logger.warn({ err: error }, 'a change of rights could not be applied at once');
    }
  }
}
