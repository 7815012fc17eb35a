import { Alert, Anchor, Button, PasswordInput, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { AccountLoginDocument } from '../generated/documents/session.js';
import { failureCode, request } from '../graphql/client.js';
import { useI18n } from '../i18n/i18n.js';
import { useErrorText } from '../ui/error-text.js';
import { CodeStep } from './code-step.js';
import { Doorway } from './doorway.js';
import { lastCommunity } from './last-community.js';
import classes from './session.module.css';
import { SignInProviders } from './sign-in-providers.js';
import { isSignedIn, useViewer } from './signed-in.js';

/** Only an address of this console: never `//elsewhere`. */
const safeNext = (next: string | null): string => (next && /^\/(?!\/|\\)/.test(next) ? next : '/');

/** Sign in with e-mail and password; the session is a cookie that scripts cannot read. */
export function SignInPage(): ReactNode {
  const { t } = useI18n();
  const errorText = useErrorText();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [ticket, setTicket] = useState<string | null>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const viewer = useViewer();

  const login = useMutation({
    mutationFn: () => request(AccountLoginDocument, { input: { email: email.trim(), password } }),
    onSuccess: async ({ accountLogin }) => {
      if (accountLogin.account) return client.resetQueries();
      setPassword('');
      if (accountLogin.secondStep) return setTicket(accountLogin.secondStep.ticket);
      passwordField.current?.focus();
      return undefined;
    },
  });

  if (viewer.data && isSignedIn(viewer.data)) return <Navigate to={safeNext(search.get('next'))} replace />;

  if (ticket !== null)
    return <CodeStep ticket={ticket} email={email.trim()} onRestart={() => setTicket(null)} />;

  const refusal = login.data?.accountLogin.userErrors[0];
  const problem = login.error
    ? errorText(failureCode(login.error), login.error.message)
    : refusal && errorText(refusal.code, refusal.message);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    login.mutate();
  };

  return (
    <Doorway title={t('signIn.title')} intro={search.has('next') ? t('signIn.again') : t('signIn.intro')}>
      {search.has('reset') && !problem ? (
        <Alert color="brand" variant="light" role="status">
          {t('signIn.resetDone')}
        </Alert>
      ) : null}
      {problem && !login.isPending ? (
        <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} role="alert">
          {problem}
        </Alert>
      ) : null}
      <form onSubmit={submit} className={classes['form']}>
        <TextInput
          type="email"
          name="email"
          autoComplete="username"
          label={t('signIn.email')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          autoFocus
          required
          withAsterisk={false}
        />
        <PasswordInput
          ref={passwordField}
          name="password"
          autoComplete="current-password"
          label={t('signIn.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
          required
          withAsterisk={false}
        />
        <Button type="submit" fullWidth loading={login.isPending}>
          {t('signIn.submit')}
        </Button>
        <Anchor component={Link} to={{ pathname: '/forgot', search: search.toString() }} size="sm">
          {t('signIn.forgot')}
        </Anchor>
      </form>
      <SignInProviders community={lastCommunity(search)} next={safeNext(search.get('next'))} />
    </Doorway>
  );
}
