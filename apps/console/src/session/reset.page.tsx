import { Alert, Anchor, Button, PasswordInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode, type SubmitEvent } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { PasswordResetDocument } from '../generated/documents/session.js';
import { failureCode, request } from '../graphql/client.js';
import { useI18n } from '../i18n/i18n.js';
import { useErrorText } from '../ui/error-text.js';
import { Doorway } from './doorway.js';
import { lastCommunity } from './last-community.js';
import classes from './session.module.css';

/** The token from `#token=…` or `?token=…`. */
function readToken(): string {
  const fragment = new URLSearchParams(window.location.hash.slice(1));
  return fragment.get('token') ?? new URLSearchParams(window.location.search).get('token') ?? '';
}

/** Chooses a new password with the single-use token of the mail. */
export function ResetPage(): ReactNode {
  const { t } = useI18n();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [community] = useState(() => lastCommunity(search) ?? undefined);
  const [token] = useState(readToken);
  const [password, setPassword] = useState('');
  // The token leaves the address bar at once: it must not stay in the history or be copied along.
  useEffect(() => {
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);

  const reset = useMutation({
    mutationFn: () =>
      request(PasswordResetDocument, { input: { token, newPassword: password } }, { community }),
    onSuccess: ({ passwordReset }) => (passwordReset.isReset ? navigate('/sign-in?reset') : undefined),
  });
  const refusal = reset.data?.passwordReset.userErrors[0];
  const problem = reset.error
    ? errorText(failureCode(reset.error), reset.error.message)
    : refusal && errorText(refusal.code, refusal.message);
  const isDead = !token || refusal?.code === 'TOKEN_INVALID';
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    reset.mutate();
  };

  return (
    <Doorway title={t('reset.title')} intro={isDead ? undefined : t('reset.intro')}>
      {problem || isDead ? (
        <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} role="alert">
          {problem ?? t('error.TOKEN_INVALID')}
        </Alert>
      ) : null}
      {isDead ? (
        <Button component={Link} to="/forgot" fullWidth>
          {t('reset.again')}
        </Button>
      ) : (
        <form onSubmit={submit} className={classes['form']}>
          <PasswordInput
            name="new-password"
            autoComplete="new-password"
            label={t('reset.password')}
            description={t('reset.password.help')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
            autoFocus
            required
            withAsterisk={false}
          />
          <Button type="submit" fullWidth loading={reset.isPending}>
            {t('reset.submit')}
          </Button>
        </form>
      )}
      <Anchor component={Link} to="/sign-in" size="sm">
        {t('forgot.back')}
      </Anchor>
    </Doorway>
  );
}
