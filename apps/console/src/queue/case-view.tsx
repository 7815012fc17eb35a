import { Alert, Button } from '@mantine/core';
import { IconArrowRight, IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Verdict } from '../generated/operations.js';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { useShortcuts } from '../shell/shortcuts.js';
import { TimeAgo } from '../ui/time-ago.js';
import { AuthorCard } from './author-card.js';
import { CasePlace } from './case-place.js';
import { CasePost } from './case-post.js';
import { ContextBefore } from './context-before.js';
import { DecisionBar } from './decision-bar.js';
import { Decisions } from './decisions.js';
import classes from './queue.module.css';
import { Signals } from './signals.js';
import type { CaseDetail } from './use-queue.js';

interface CaseViewProps {
  detail: CaseDetail;
  /** True once a decision of ours met somebody else's. */
  hasConflict: boolean;
  isOpenLane: boolean;
  /** True when the case came up by itself after a decision: then its title takes the focus, for who does not see. */
  takesFocus: boolean;
  onDecided: (detail: CaseDetail, verdict: Verdict) => void;
  onConflict: () => void;
  onNext: () => void;
}

/** The thing: what is judged and all that one needs to judge it. */
export function CaseView({
  detail,
  hasConflict,
  isOpenLane,
  takesFocus,
  onDecided,
  onConflict,
  onNext,
}: CaseViewProps): ReactNode {
  const { t } = useI18n();
  const { can } = useCommunity();
  const [isSource, setSource] = useState(false);
  const pane = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    setSource(false);
    pane.current?.scrollTo({ top: 0 });
    if (takesFocus) heading.current?.focus({ preventScroll: true });
  }, [detail.id, takesFocus]);
  useShortcuts(t('queue.post'), [
    { keys: ['s'], show: 's', label: t('queue.view.toggle'), run: () => setSource((before) => !before) },
  ]);
  const decision = detail.decisions.at(-1);
  const wasTaken = detail.state === 'DECIDED' && isOpenLane;

  return (
    <div className={classes['view']}>
      <div ref={pane} className={classes['viewScroll']}>
        <header className={classes['viewHead']}>
          <p>
            <CasePlace space={detail.space} thread={detail.post.thread} />
            <span aria-hidden>·</span>
            <span>
              {t('queue.heldFor')} <TimeAgo at={detail.openedAt} isStop />
            </span>
          </p>
          <h2 ref={heading} tabIndex={-1}>
            <a href={detail.post.thread.permalink} target="_blank" rel="noopener">
              {detail.post.thread.title}
            </a>
          </h2>
        </header>
        {wasTaken && decision ? (
          <Alert
            variant="light"
            color="brand"
            icon={<IconInfoCircle size={18} />}
            role="status"
            className={classes['taken']}
          >
            {hasConflict ? t('queue.conflict') : null}{' '}
            {t('queue.takenBy', { name: decision.decidedBy.displayName })}
            <Button
              variant="subtle"
              size="compact-sm"
              rightSection={<IconArrowRight size={14} />}
              onClick={onNext}
            >
              {t('queue.next')}
            </Button>
          </Alert>
        ) : null}
        {hasConflict && detail.state === 'OPEN' ? (
          <Alert
            variant="light"
            color="brand"
            icon={<IconInfoCircle size={18} />}
            role="status"
            className={classes['taken']}
          >
            {t('queue.reloaded')}
          </Alert>
        ) : null}
        <div className={classes['viewBody']}>
          <div className={classes['viewMain']}>
            <Signals signals={detail.signals} />
            <ContextBefore key={detail.id} posts={detail.contextBefore} />
            <CasePost detail={detail} isSource={isSource} onSource={setSource} />
            <Decisions decisions={detail.decisions} />
          </div>
          <AuthorCard author={detail.author} />
        </div>
      </div>
      {detail.state === 'OPEN' && can('case.decide') ? (
        <DecisionBar key={detail.id} detail={detail} onDecided={onDecided} onConflict={onConflict} />
      ) : null}
    </div>
  );
}
