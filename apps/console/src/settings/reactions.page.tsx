import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import {
  REACTION_ICONS,
  REACTION_KINDS_MAX,
  REACTION_LABEL_MAX_CODE_POINTS,
  reactionPathOf,
} from '#protocol';
import type { ReactionKindInput } from '../generated/operations.js';
import { useI18n } from '../i18n/i18n.js';
import classes from './reactions.module.css';
import { SaveBar } from './save-bar.js';
import settingsClasses from './settings.module.css';
import { SettingsPage } from './settings-page.js';
import { useSaveSettings, type Settings } from './use-settings.js';
import { WithSettings } from './with-settings.js';

const KIND = /^[a-z][a-z0-9_]{0,23}$/;
const ICONS = Object.keys(REACTION_ICONS);

/** What members may react with. */
export function ReactionsPage(): ReactNode {
  const { t } = useI18n();
  return (
    <SettingsPage title={t('settings.reactions')} intro={t('reactions.intro')}>
      <WithSettings>{(settings) => <ReactionsForm settings={settings} />}</WithSettings>
    </SettingsPage>
  );
}

function Outline({ icon }: { icon: string }): ReactNode {
  return (
    <svg className={classes['icon']} viewBox="0 0 24 24" aria-hidden="true">
      <path d={reactionPathOf(icon)} />
    </svg>
  );
}

function ReactionsForm({ settings }: { settings: Settings }): ReactNode {
  const { t } = useI18n();
  const save = useSaveSettings();
  const before = settings.community.reactions
    .filter(({ isOffered }) => isOffered)
    .map(({ kind, fr, en, icon }) => ({ kind, fr, en, icon }));
  const [rows, setRows] = useState<ReactionKindInput[]>(before);
  const kinds = new Set(rows.map(({ kind }) => kind));
  const isValid =
    kinds.size === rows.length &&
    rows.every(({ kind, fr, en }) => KIND.test(kind) && fr.trim() !== '' && en.trim() !== '');
  const isDirty = JSON.stringify(rows) !== JSON.stringify(before);
  const change = (at: number, part: Partial<ReactionKindInput>): void =>
    setRows(rows.map((row, place) => (place === at ? { ...row, ...part } : row)));
  const move = (at: number, by: number): void => {
    const next = [...rows];
    next.splice(at + by, 0, ...next.splice(at, 1));
    setRows(next);
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isValid) save.mutate({ reactions: rows });
  };
  return (
    <form onSubmit={submit} className={classes['form']}>
      <ol className={classes['rows']}>
        {rows.map((row, at) => {
          const isKnown = before.some(({ kind }) => kind === row.kind);
          return (
            <li key={at}>
              <Select
                aria-label={t('reactions.icon', { n: at + 1 })}
                data={ICONS}
                value={row.icon}
                allowDeselect={false}
                leftSection={<Outline icon={row.icon} />}
                renderOption={({ option }) => (
                  <span className={classes['option']}>
                    <Outline icon={option.value} /> {option.label}
                  </span>
                )}
                onChange={(icon) => icon && change(at, { icon })}
              />
              <TextInput
                aria-label={t('reactions.kind', { n: at + 1 })}
                placeholder="bravo"
                value={row.kind}
                readOnly={isKnown}
                error={row.kind !== '' && !KIND.test(row.kind) && t('reactions.kind.invalid')}
                onChange={(event) => change(at, { kind: event.currentTarget.value })}
              />
              <TextInput
                aria-label={t('reactions.fr', { n: at + 1 })}
                placeholder="Bravo"
                lang="fr"
                maxLength={REACTION_LABEL_MAX_CODE_POINTS}
                value={row.fr}
                onChange={(event) => change(at, { fr: event.currentTarget.value })}
              />
              <TextInput
                aria-label={t('reactions.en', { n: at + 1 })}
                placeholder="Well done"
                lang="en"
                maxLength={REACTION_LABEL_MAX_CODE_POINTS}
                value={row.en}
                onChange={(event) => change(at, { en: event.currentTarget.value })}
              />
              <span className={classes['steps']}>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('reactions.up', { n: at + 1 })}
                  disabled={at === 0}
                  onClick={() => move(at, -1)}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('reactions.down', { n: at + 1 })}
                  disabled={at === rows.length - 1}
                  onClick={() => move(at, 1)}
                >
                  <IconArrowDown size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('reactions.remove', { n: at + 1 })}
                  onClick={() => setRows(rows.filter((_, place) => place !== at))}
                >
                  <IconX size={16} />
                </ActionIcon>
              </span>
            </li>
          );
        })}
      </ol>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} />}
        disabled={rows.length >= REACTION_KINDS_MAX}
        onClick={() => setRows([...rows, { kind: '', fr: '', en: '', icon: 'star' }])}
        className={classes['add']}
      >
        {t('reactions.add')}
      </Button>
      <figure className={settingsClasses['preview']}>
        <figcaption>{t('reactions.preview')}</figcaption>
        {rows.length === 0 ? (
          <span>{t('reactions.none')}</span>
        ) : (
          (['fr', 'en'] as const).map((lang) => (
            <span key={lang} lang={lang} className={classes['chips']}>
              {rows.map((row, at) => (
                <span key={at}>
                  <Outline icon={row.icon} /> {row[lang]}
                </span>
              ))}
            </span>
          ))
        )}
      </figure>
      <p className={settingsClasses['note']}>{t('reactions.removed')}</p>
      <SaveBar isDirty={isDirty && isValid} outcome={save} />
    </form>
  );
}
