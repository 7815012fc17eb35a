import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import settings from '../settings/settings.module.css';
import { EnrolDialog } from './enrol-dialog.js';
import { ProofDialog } from './proof-dialog.js';
import { RecoveryCodesDialog } from './recovery-codes-dialog.js';
import { type Security, useDisable, useRenew } from './use-security.js';

const FEW = 3;

type Step = 'enrol' | 'disable' | 'renew' | readonly string[] | null;

/** Two-step sign-in: on, off, recovery codes. */
export function SecondFactorSection({
  factor,
}: {
  factor: NonNullable<Security['secondFactor']>;
}): ReactNode {
  const { t, date } = useI18n();
  const [step, setStep] = useState<Step>(null);
  const disable = useDisable();
  const renew = useRenew();
  const { enabledAt, recoveryCodesLeft: left } = factor;
  const close = (): void => {
    setStep(null);
    disable.reset();
    renew.reset();
  };
  return (
    <section className={settings['section']} aria-labelledby="factor">
      <h2 id="factor">{t('factor.title')}</h2>
      <p>{enabledAt ? t('factor.on.text', { date: date(enabledAt) }) : t('factor.off.text')}</p>
      {enabledAt ? (
        <p className={left <= FEW ? settings['suspended'] : undefined}>
          {t('factor.left', { count: left })} {left <= FEW ? t('factor.leftFew') : null}
        </p>
      ) : null}
      <div className={settings['inline']}>
        {enabledAt ? (
          <>
            <Button variant="default" onClick={() => setStep('renew')}>
              {t('factor.renew')}
            </Button>
            <Button variant="default" onClick={() => setStep('disable')}>
              {t('factor.disable')}
            </Button>
          </>
        ) : (
          <Button onClick={() => setStep('enrol')}>{t('factor.enable')}</Button>
        )}
      </div>
      {step === 'enrol' ? <EnrolDialog onClose={close} onCodes={setStep} /> : null}
      {step === 'disable' ? (
        <ProofDialog
          title={t('factor.disable.title')}
          text={t('factor.disable.text')}
          action={t('factor.disable')}
          outcome={disable}
          onClose={close}
          onCode={(code) =>
            disable.mutate(
              { code },
              {
                onSuccess: ({ userErrors }) => {
                  if (userErrors.length > 0) return;
                  notifications.show({ message: t('factor.disabled') });
                  close();
                },
              },
            )
          }
        />
      ) : null}
      {step === 'renew' ? (
        <ProofDialog
          title={t('factor.renew.title')}
          text={t('factor.renew.text')}
          action={t('factor.renew')}
          outcome={renew}
          onClose={close}
          onCode={(code) =>
            renew.mutate(
              { code },
              {
                onSuccess: ({ userErrors, recoveryCodes }) =>
                  userErrors.length === 0 ? setStep(recoveryCodes) : undefined,
              },
            )
          }
        />
      ) : null}
      {Array.isArray(step) ? <RecoveryCodesDialog codes={step} onClose={close} /> : null}
    </section>
  );
}
