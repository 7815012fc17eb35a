import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { MessageKey } from '../i18n/catalogue.js';
import { useI18n } from '../i18n/i18n.js';
import classes from './settings.module.css';
import type { TokenVerdict } from './use-sso.js';

type Finding = TokenVerdict['steps'][number];

const ICONS = { PASSED: IconCheck, NOTED: IconAlertTriangle, FAILED: IconX };
const DURATIONS = new Set(['seconds', 'age']);
const INSTANTS = new Set(['at']);

/** What was found, step by step, each with its sentence. */
export function TokenFindings({ steps }: { steps: readonly Finding[] }): ReactNode {
  const { t } = useI18n();
  const sentence = useSentence();
  const names = [...new Set(steps.map(({ step }) => step))];
  return (
    <dl className={classes['findings']}>
      {names.map((step) => (
        <div key={step}>
          <dt>{t(`tokenCheck.step.${step}`)}</dt>
          {steps
            .filter((finding) => finding.step === step)
            .map((finding) => {
              const Icon = ICONS[finding.state];
              return (
                <dd key={finding.finding + (finding.details[0]?.value ?? '')} data-state={finding.state}>
                  <Icon size={16} aria-label={t(`tokenCheck.state.${finding.state}`)} role="img" />
                  <span>{sentence(finding)}</span>
                </dd>
              );
            })}
        </div>
      ))}
    </dl>
  );
}

function useSentence(): (finding: Finding) => string {
  const { t, locale, dateTime } = useI18n();
  // Each sentence's holes are the details of its finding; the catalogue's types cannot know which one comes.
  const say = t as (key: MessageKey, values: Record<string, string>) => string;
  return ({ finding, details }) => {
    const shown = details.map(({ name, value }) => {
      if (DURATIONS.has(name)) return [name, durationOf(Number(value), locale)];
      return [name, INSTANTS.has(name) ? dateTime(value) : value];
    });
    return say(`finding.${finding}`, Object.fromEntries(shown) as Record<string, string>);
  };
}

/** `200` becomes "3 minutes and 20 seconds", to the minute from ten minutes on. */
function durationOf(seconds: number, locale: string): string {
  const unit = (value: number, name: string): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  const whole = Math.abs(seconds);
  if (whole < 60) return unit(whole, 'second');
  const minutes = Math.floor(whole / 60);
  if (minutes >= 2_880) return unit(Math.round(minutes / 1_440), 'day');
  if (minutes >= 120) return unit(Math.round(minutes / 60), 'hour');
  const rest = whole % 60;
  if (minutes >= 10 || rest === 0) return unit(minutes, 'minute');
  return new Intl.ListFormat(locale).format([unit(minutes, 'minute'), unit(rest, 'second')]);
}
