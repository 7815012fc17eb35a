import { TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { accentOf, applyAccent, TEXT_CONTRAST } from '../theme/accent.js';
import { contrast } from '../theme/oklch.js';
import classes from './settings.module.css';

/** The accent, its contrast as one types, and what it becomes where it could not be read. */
export function AccentField({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}): ReactNode {
  const { t, locale } = useI18n();
  const isHex = /^#[0-9a-f]{6}$/i.test(value);
  const accent = accentOf(value);
  const ratio = contrast(isHex ? value : accent.light.fill, '#ffffff');
  const shown = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(
    ratio,
  );
  return (
    <div className={classes['accent']}>
      <div className={classes['accentRow']}>
        <input
          type="color"
          aria-label={t('accent.pick')}
          value={isHex ? value.toLowerCase() : accent.light.fill}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <TextInput
          label={t('accent.label')}
          value={value}
          placeholder="#2f5d8a"
          spellCheck={false}
          error={isHex ? undefined : t('accent.invalid')}
          onChange={(event) => onChange(event.currentTarget.value.trim())}
        />
        <p role="status" data-ok={ratio >= TEXT_CONTRAST || undefined}>
          {ratio >= TEXT_CONTRAST ? (
            <IconCircleCheck size={16} aria-hidden />
          ) : (
            <IconAlertTriangle size={16} aria-hidden />
          )}
          {ratio >= TEXT_CONTRAST
            ? t('accent.good', { ratio: shown })
            : t('accent.corrected', { ratio: shown })}
        </p>
      </div>
      <div className={classes['previews']}>
        <Preview scheme="light" colour={value} />
        <Preview scheme="dark" colour={value} />
      </div>
    </div>
  );
}

function Preview({ scheme, colour }: { scheme: 'light' | 'dark'; colour: string }): ReactNode {
  const { t } = useI18n();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (box.current) applyAccent(accentOf(colour), box.current);
  }, [colour]);
  return (
    <figure ref={box} className={classes['preview']} data-mantine-color-scheme={scheme}>
      <figcaption>{scheme === 'light' ? t('accent.previewLight') : t('accent.previewDark')}</figcaption>
      <p>
        {t('accent.sample')} <span className={classes['sampleLink']}>{t('accent.sampleLink')}</span>
      </p>
      <span className={classes['sampleButton']}>{t('accent.sampleButton')}</span>
    </figure>
  );
}
