import { Button, PasswordInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { Problem, useProblem } from '../settings/save-bar.js';
import settings from '../settings/settings.module.css';
import { usePasswordChange } from './use-security.js';

/** A new password, for who knows the old one. */
export function PasswordSection(): ReactNode {
  const { t } = useI18n();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={settings['section']} aria-labelledby="password">
      <h2 id="password">{t('password.title')}</h2>
      <p>{t('password.text')}</p>
      {isOpen ? (
        <PasswordForm onDone={() => setOpen(false)} />
      ) : (
        <div>
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('password.change')}
          </Button>
        </div>
      )}
    </section>
  );
}

function PasswordForm({ onDone }: { onDone: () => void }): ReactNode {
  const { t } = useI18n();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const change = usePasswordChange();
  const said = useProblem(change);
  const isWrong = change.data?.userErrors[0]?.code === 'INVALID_CREDENTIALS';
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    change.mutate(
      { currentPassword, newPassword },
      {
        onSuccess: ({ userErrors }) => {
          if (userErrors.length > 0) return;
          notifications.show({ message: t('password.changed') });
          onDone();
        },
      },
    );
  };
  const eye = { 'aria-label': t('signIn.showPassword'), tabIndex: 0 };
  return (
    <form onSubmit={submit} className={settings['form']}>
      <PasswordInput
        label={t('password.current')}
        autoComplete="current-password"
        value={currentPassword}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        visibilityToggleButtonProps={eye}
        autoFocus
        required
        withAsterisk={false}
      />
      <PasswordInput
        label={t('password.new')}
        description={t('reset.password.help')}
        autoComplete="new-password"
        value={newPassword}
        onChange={(event) => setNew(event.currentTarget.value)}
        visibilityToggleButtonProps={eye}
        required
        withAsterisk={false}
      />
      <Problem>{change.isPending ? undefined : isWrong ? t('password.wrong') : said}</Problem>
      <div className={settings['dialogActions']}>
        <Button variant="default" onClick={onDone}>
          {t('action.cancel')}
        </Button>
        <Button type="submit" loading={change.isPending}>
          {t('password.change')}
        </Button>
      </div>
    </form>
  );
}
