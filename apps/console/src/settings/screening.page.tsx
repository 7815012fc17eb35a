import { NumberInput } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { SaveBar } from './save-bar.js';
import classes from './settings.module.css';
import { SettingsPage } from './settings-page.js';
import { useSaveSettings, type Settings } from './use-settings.js';
import { WithSettings } from './with-settings.js';

/** What is read by a human before everyone reads it. */
export function ScreeningPage(): ReactNode {
  const { t } = useI18n();
  return (
    <SettingsPage title={t('settings.screening')} intro={t('screening.intro')}>
      <WithSettings>{(settings) => <ScreeningForm settings={settings} />}</WithSettings>
    </SettingsPage>
  );
}

function ScreeningForm({ settings }: { settings: Settings }): ReactNode {
  const { t } = useI18n();
  const save = useSaveSettings();
  const [threshold, setThreshold] = useState<number | string>(settings.newcomerPostThreshold);
  const isValid = typeof threshold === 'number' && Number.isInteger(threshold) && threshold >= 0;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isValid) save.mutate({ newcomerPostThreshold: threshold });
  };
  return (
    <form onSubmit={submit} className={classes['form']}>
      <NumberInput
        label={t('screening.threshold')}
        description={t('screening.threshold.help')}
        min={0}
        max={100}
        allowDecimal={false}
        allowNegative={false}
        value={threshold}
        onChange={setThreshold}
        w={140}
        styles={{ label: { whiteSpace: 'nowrap' }, description: { width: 'min(66ch, 74vw)' } }}
      />
      <p className={classes['note']} role="status">
        {isValid
          ? threshold === 0
            ? t('screening.none')
            : t('screening.effect', { count: threshold })
          : t('screening.invalid')}
      </p>
      <SaveBar isDirty={isValid && threshold !== settings.newcomerPostThreshold} outcome={save} />
    </form>
  );
}
