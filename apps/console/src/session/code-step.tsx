import { Alert, Button, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { AccountLoginCompleteDocument } from '../generated/documents/session.js';
import { failureCode, request } from '../graphql/client.js';
import { useI18n } from '../i18n/i18n.js';
import { useErrorText } from '../ui/error-text.js';
import { Doorway } from './doorway.js';
import classes from './session.module.css';

interface CodeStepProps {
  /** Half a sign-in; it lives in this page alone. */
  ticket: string;
  email: string;
  onRestart: () => void;
}

/** The second step of a sign-in: a code of the app, or a recovery code. */
export function CodeStep({ ticket, email, onRestart }: CodeStepProps): ReactNode {
  const { t } = useI18n();
  const errorText = useErrorText();
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const complete = useMutation({
    mutationFn: () => request(AccountLoginCompleteDocument, { input: { ticket, code } }),
    onSuccess: ({ accountLoginComplete }) =>
      accountLoginComplete.account ? client.resetQueries() : setCode(''),
  });
  const refusal = complete.data?.accountLoginComplete.userErrors[0];
  const problem = complete.error
    ? errorText(failureCode(complete.error))
    : refusal && errorText(refusal.code, refusal.message);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    complete.mutate();
  };
  return (
    <Doorway title={t('signIn.code.title')} intro={t('signIn.code.intro', { email })}>
      {problem && !complete.isPending ? (
        <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} role="alert">
          {problem}
        </Alert>
      ) : null}
      <form onSubmit={submit} className={classes['form']}>
        <TextInput
          label={t('signIn.code')}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoFocus
          required
          withAsterisk={false}
        />
        <Button type="submit" fullWidth loading={complete.isPending}>
          {t('signIn.code.submit')}
        </Button>
        <Button variant="subtle" fullWidth onClick={onRestart}>
          {t('signIn.code.again')}
        </Button>
      </form>
      <p className={classes['intro']}>{t('signIn.code.lost')}</p>
    </Doorway>
  );
}
