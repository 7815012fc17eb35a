import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useProblem } from '../settings/save-bar.js';
import classes from './forum.module.css';
import { useAct, type Act, type ActAnswer } from './use-act.js';

/** What is said once something is done, and the way back where there is one. */
export interface Outcome {
  said: string;
  back?: Act;
  onDone?: (answer: ActAnswer) => void;
}

/** Doing things with threads, one at a time. */
export interface Doing {
  run: (act: Act, outcome: Outcome) => void;
  /** Takes the last one back, where that is possible. */
  undo: () => void;
  /** Forgets why the last one was refused. */
  forget: () => void;
  isBusy: boolean;
  problem: string | undefined;
}

const SAID_MS = 8_000;

/** Does, says it was done, and can take the last one back. */
export function useDoing(): Doing {
  const { t } = useI18n();
  const act = useAct();
  const problem = useProblem(act);
  const last = useRef<{ id: string; back: Act | null }>(undefined);
  const undo = (): void => {
    const back = last.current?.back;
    if (back) run(back, { said: t('forum.undone') });
  };
  const say = (said: string, back: Act | undefined): void => {
    const undoButton = back && (
      <Button variant="subtle" size="compact-sm" onClick={undo}>
        {t('forum.undo')} <kbd aria-hidden>z</kbd>
      </Button>
    );
    // One at a time: what can be taken back is the last.
    if (last.current) notifications.hide(last.current.id);
    const id = notifications.show({
      role: 'status',
      autoClose: back ? SAID_MS : undefined,
      message: (
        <span className={classes['said']}>
          <span>{said}</span>
          {undoButton}
        </span>
      ),
    });
    last.current = { id, back: back ?? null };
  };
  const run = (what: Act, { said, back, onDone }: Outcome): void =>
    act.mutate(what, {
      onSuccess: (answer) => {
        if (answer.userErrors.length > 0) return;
        say(said, back);
        onDone?.(answer);
      },
    });
  return {
    run,
    undo,
    forget: () => act.reset(),
    isBusy: act.isPending,
    problem: act.isPending ? undefined : problem,
  };
}
