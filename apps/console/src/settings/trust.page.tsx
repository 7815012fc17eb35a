import { NumberInput } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { Loaded } from './loaded.js';
import { SaveBar } from './save-bar.js';
import classes from './settings.module.css';
import { SettingsPage } from './settings-page.js';
import { TrustCensus } from './trust-census.js';
import { trustNameKey } from './trust-level.js';
import { type TrustSettings, useTrustPolicySave, useTrustSettings } from './use-trust.js';

type Requirement = TrustSettings['trustPolicy']['requirements'][number];

const HIGHEST = 100_000;
const keyOf = ({ level, measure }: Requirement): string => `${level}/${measure}`;

/** What each level of trust asks, and how many members stand where. */
export function TrustPage(): ReactNode {
  const { t } = useI18n();
  const reading = useTrustSettings();
  return (
    <SettingsPage title={t('settings.trust')} intro={t('trust.intro')}>
      <Loaded reading={reading}>
        {({ trustPolicy, trustCensus }) => (
          <>
            <TrustCensus census={trustCensus} />
            <PolicyForm requirements={trustPolicy.requirements} />
          </>
        )}
      </Loaded>
    </SettingsPage>
  );
}

function PolicyForm({ requirements }: { requirements: readonly Requirement[] }): ReactNode {
  const { t } = useI18n();
  const { can } = useCommunity();
  const save = useTrustPolicySave();
  const [values, setValues] = useState<Readonly<Record<string, number | string>>>({});
  const changed = requirements.flatMap((each) => {
    const value = values[keyOf(each)];
    return value === undefined || value === each.value ? [] : [{ ...each, value }];
  });
  const isValid = changed.every(({ value }) => typeof value === 'number' && Number.isInteger(value));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!isValid) return;
    const input = { requirements: changed.map((each) => ({ ...each, value: Number(each.value) })) };
    save.mutate(input, {
      onSuccess: ({ userErrors }) => (userErrors.length === 0 ? setValues({}) : undefined),
    });
  };
  return (
    <form onSubmit={submit} className={classes['form']}>
      {[1, 2, 3].map((level) => (
        <fieldset key={level} className={classes['trustLevel']} disabled={!can('community.configure')}>
          <legend>{t('trust.asks', { level, name: t(trustNameKey(level)) })}</legend>
          <p className={classes['note']}>{t(level === 3 ? 'trust.losable' : 'trust.unlosable')}</p>
          <div className={classes['trustMeasures']}>
            {requirements
              .filter((each) => each.level === level)
              .map((each) => (
                <NumberInput
                  key={keyOf(each)}
                  label={t(`trust.measure.${each.measure}`)}
                  min={0}
                  max={each.measure.endsWith('_PERCENT') ? 100 : HIGHEST}
                  clampBehavior="strict"
                  allowDecimal={false}
                  allowNegative={false}
                  value={values[keyOf(each)] ?? each.value}
                  onChange={(value) => setValues({ ...values, [keyOf(each)]: value })}
                />
              ))}
          </div>
        </fieldset>
      ))}
      <p className={classes['note']}>{t('trust.byHand', { name: t(trustNameKey(4)) })}</p>
      {can('community.configure') ? <SaveBar isDirty={changed.length > 0 && isValid} outcome={save} /> : null}
    </form>
  );
}
