import { Injectable } from '@nestjs/common';
import { type Actor, FactLog, type Tx } from '#platform';
import { type IndexWorkKind, SearchUpkeep } from '#search';
import { accountOf } from './account-of.js';
import { OperatorDecided } from './install.facts.js';

/** Work on the search index, as operators ask for it and call it off: each wish stays in the log with its author. */
@Injectable()
export class SearchWorkService {
  constructor(
    private readonly facts: FactLog,
    private readonly upkeep: SearchUpkeep,
  ) {}

  /** Throws SearchServerMissing, SearchWorkUnderWay. Records OperatorDecided. */
  async ask(actor: Actor, kind: IndexWorkKind): Promise<void> {
    await this.upkeep.ask(kind, this.recordOf(actor, kind, 'asked'));
  }

  /** Throws SearchServerMissing, SearchWorkOver. Records OperatorDecided. */
  async cancel(actor: Actor, kind: IndexWorkKind): Promise<void> {
    await this.upkeep.cancel(kind, this.recordOf(actor, kind, 'cancelled'));
  }

  private recordOf(actor: Actor, kind: IndexWorkKind, decision: 'asked' | 'cancelled') {
    const accountId = accountOf(actor);
    return async (tx: Tx): Promise<void> => {
      const subject = { subject: 'search-index', subjectId: kind } as const;
      await this.facts.record(tx, OperatorDecided, null, { ...subject, decision, reason: '', accountId });
    };
  }
}
