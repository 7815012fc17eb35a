import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { Problem, useProblem } from '../settings/save-bar.js';
import settings from '../settings/settings.module.css';
import classes from './security.module.css';
import { type Enrolment, useConfirm, useEnrol } from './use-security.js';

interface EnrolDialogProps {
  onCodes: (codes: readonly string[]) => void;
  onClose: () => void;
}

/** The password, the secret for the app, a first code. */
export function EnrolDialog({ onCodes, onClose }: EnrolDialogProps): ReactNode {
  const { t } = useI18n();
  const enrol = useEnrol();
  const enrolment = enrol.data?.secret ? enrol.data : null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('factor.enable.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      closeOnClickOutside={!enrolment}
    >
      {enrolment ? (
        <FirstCode enrolment={enrolment} onCodes={onCodes} onClose={onClose} />
      ) : (
        <Password outcome={enrol} onPassword={(password) => enrol.mutate({ password })} onClose={onClose} />
      )}
    </Modal>
  );
}

function Password({
  outcome,
  onPassword,
  onClose,
}: {
  outcome: ReturnType<typeof useEnrol>;
  onPassword: (password: string) => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useI18n();
  const [password, setPassword] = useState('');
  const said = useProblem(outcome);
  const isWrong = outcome.data?.userErrors[0]?.code === 'INVALID_CREDENTIALS';
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onPassword(password);
  };
  return (
    <form onSubmit={submit} className={settings['dialog']}>
      <PasswordInput
        label={t('factor.password')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
        data-autofocus
        required
        withAsterisk={false}
      />
      <Problem>{outcome.isPending ? undefined : isWrong ? t('password.wrong') : said}</Problem>
      <Actions action={t('signIn.code.submit')} isBusy={outcome.isPending} onClose={onClose} />
    </form>
  );
}

function FirstCode({
  enrolment,
  onCodes,
  onClose,
}: {
  enrolment: Enrolment;
} & EnrolDialogProps): ReactNode {
  const { t } = useI18n();
  const [code, setCode] = useState('');
  const confirm = useConfirm();
  const problem = useProblem(confirm);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    confirm.mutate(
      { code },
      {
        onSuccess: ({ userErrors, recoveryCodes }) => {
          if (userErrors.length > 0) return;
          notifications.show({ message: t('factor.enabled') });
          onCodes(recoveryCodes);
        },
      },
    );
  };
  return (
    <form onSubmit={submit} className={settings['dialog']}>
      <div className={classes['enrol']}>
        <p>{t('factor.scan')}</p>
        <img
          className={classes['qr']}
          src={`data:image/svg+xml;utf8,${encodeURIComponent(enrolment.qrSvg ?? '')}`}
          alt={t('factor.qr')}
        />
        <p>{t('factor.secret')}</p>
        <code className={classes['secret']}>{enrolment.secret}</code>
      </div>
      <TextInput
        label={t('factor.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        autoFocus
        required
        withAsterisk={false}
      />
      <Problem>{confirm.isPending ? undefined : problem}</Problem>
      <Actions action={t('factor.confirm')} isBusy={confirm.isPending} onClose={onClose} />
    </form>
  );
}

function Actions({
  action,
  isBusy,
  onClose,
}: {
  action: string;
  isBusy: boolean;
  onClose: () => void;
}): ReactNode {
  const { t } = useI18n();
  return (
    <div className={settings['dialogActions']}>
      <Button variant="default" onClick={onClose}>
        {t('action.cancel')}
      </Button>
      <Button type="submit" loading={isBusy}>
        {action}
      </Button>
    </div>
  );
}
