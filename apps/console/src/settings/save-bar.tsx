import { Alert, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect, type ReactNode } from 'react';
import { failureCode } from '../graphql/client.js';
import { useI18n } from '../i18n/i18n.js';
import { useErrorText } from '../ui/error-text.js';
import classes from './settings.module.css';

interface Outcome {
  isPending: boolean;
  isSuccess: boolean;
  error: Error | null;
  data?: { userErrors: readonly { code: string; message: string }[] } | undefined;
}

/** Why a write was refused, in words; undefined when it was not. */
export function useProblem(outcome: Outcome): string | undefined {
  const errorText = useErrorText();
  if (outcome.error) return errorText(failureCode(outcome.error), outcome.error.message);
  const refusal = outcome.data?.userErrors[0];
  return refusal && errorText(refusal.code, refusal.message);
}

/** Shows the problem of a write, where there is one. */
export function Problem({ children }: { children: string | undefined }): ReactNode {
  if (!children) return null;
  return (
    <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} role="alert">
      {children}
    </Alert>
  );
}

/** Saves a form: the button wakes when something changed, and says what became of it. */
export function SaveBar({ isDirty, outcome }: { isDirty: boolean; outcome: Outcome }): ReactNode {
  const { t } = useI18n();
  const problem = useProblem(outcome);
  const isSaved = outcome.isSuccess && !problem;
  useEffect(() => {
    if (isSaved) notifications.show({ message: t('settings.saved') });
    // Said once per save: `data` is a new object each time.
  }, [isSaved, outcome.data, t]);
  useEffect(() => {
    if (!isDirty) return undefined;
    const onLeave = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [isDirty]);
  return (
    <div className={classes['saveBar']}>
      <Problem>{outcome.isPending ? undefined : problem}</Problem>
      <div>
        <Button type="submit" loading={outcome.isPending} disabled={!isDirty}>
          {t('action.save')}
        </Button>
        {isDirty ? <span>{t('settings.unsaved')}</span> : null}
      </div>
    </div>
  );
}
