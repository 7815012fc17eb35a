import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { DEFAULT_ACCENT } from '../theme/accent.js';
import { AccentField } from './accent-field.js';
import { SaveBar } from './save-bar.js';
import classes from './settings.module.css';
import { SettingsPage } from './settings-page.js';
import { useSaveSettings, type Settings } from './use-settings.js';
import { WithSettings } from './with-settings.js';

/** Name, words, languages and colour of the brand. */
export function BrandPage(): ReactNode {
  const { t } = useI18n();
  return (
    <SettingsPage title={t('settings.brand')} intro={t('brand.intro')}>
      <WithSettings>
        {({ community, timeZone }) => (
          <BrandForm key={community.id} community={community} timeZone={timeZone} />
        )}
      </WithSettings>
    </SettingsPage>
  );
}

const OFFERED = ['fr', 'en'];

function BrandForm({ community, ...settings }: Pick<Settings, 'community' | 'timeZone'>): ReactNode {
  const { t, locale } = useI18n();
  const save = useSaveSettings();
  const [name, setName] = useState(community.name);
  const [description, setDescription] = useState(community.description);
  const [locales, setLocales] = useState<readonly string[]>(community.locales);
  const [defaultLocale, setDefaultLocale] = useState(community.defaultLocale);
  const [timeZone, setTimeZone] = useState(settings.timeZone);
  const [editWindow, setEditWindow] = useState<number>(community.editWindowMinutes);
  const [publicRevisions, setPublicRevisions] = useState(community.publicRevisions);
  const [offersConversations, setOffersConversations] = useState(community.offersConversations);
  const [accent, setAccent] = useState(community.theme.accent || DEFAULT_ACCENT);
  const [logoUrl, setLogoUrl] = useState(community.theme.logoUrl ?? '');

  const languages = new Intl.DisplayNames(locale, { type: 'language' });
  const nameOf = (tag: string): string => {
    const found = languages.of(tag) ?? tag;
    return found.charAt(0).toLocaleUpperCase(locale) + found.slice(1);
  };
  const known = [...new Set([...OFFERED, ...community.locales])];
  const zones = [...new Set(['UTC', settings.timeZone, ...Intl.supportedValuesOf('timeZone')])];
  const isAccent = /^#[0-9a-f]{6}$/i.test(accent);
  const isDirty =
    name !== community.name ||
    description !== community.description ||
    [...locales].sort().join() !== [...community.locales].sort().join() ||
    defaultLocale !== community.defaultLocale ||
    timeZone !== settings.timeZone ||
    editWindow !== community.editWindowMinutes ||
    publicRevisions !== community.publicRevisions ||
    offersConversations !== community.offersConversations ||
    accent !== (community.theme.accent || DEFAULT_ACCENT) ||
    logoUrl !== (community.theme.logoUrl ?? '');

  const toggle = (tag: string, isWanted: boolean): void => {
    const next = known.filter((each) => (each === tag ? isWanted : locales.includes(each)));
    if (next.length === 0) return;
    setLocales(next);
    if (!next.includes(defaultLocale)) setDefaultLocale(next[0] ?? tag);
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!isAccent) return;
    const rules = { editWindowMinutes: editWindow, publicRevisions, offersConversations };
    save.mutate({
      name: name.trim(),
      description,
      locales,
      defaultLocale,
      timeZone,
      accent,
      logoUrl,
      ...rules,
    });
  };

  return (
    <form onSubmit={submit} className={classes['form']}>
      <TextInput
        label={t('brand.name')}
        value={name}
        maxLength={80}
        required
        withAsterisk={false}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label={t('brand.description')}
        description={t('brand.description.help')}
        value={description}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={500}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <TextInput
        label={t('brand.logo')}
        description={t('brand.logo.help')}
        type="url"
        pattern="https://.*"
        value={logoUrl}
        onChange={(event) => setLogoUrl(event.currentTarget.value)}
      />
      <fieldset className={classes['inline']}>
        <legend>{t('brand.locales')}</legend>
        {known.map((tag) => (
          <Checkbox
            key={tag}
            size="sm"
            label={nameOf(tag)}
            checked={locales.includes(tag)}
            onChange={(event) => toggle(tag, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      <Select
        label={t('brand.defaultLocale')}
        description={t('brand.defaultLocale.help')}
        data={locales.map((tag) => ({ value: tag, label: nameOf(tag) }))}
        value={defaultLocale}
        allowDeselect={false}
        onChange={(value) => value && setDefaultLocale(value)}
      />
      <Select
        label={t('brand.timeZone')}
        description={t('brand.timeZone.help')}
        data={zones}
        value={timeZone}
        searchable
        limit={60}
        nothingFoundMessage={t('brand.timeZone.none')}
        allowDeselect={false}
        onChange={(value) => value && setTimeZone(value)}
      />
      <NumberInput
        label={t('brand.editWindow')}
        description={t('brand.editWindow.help')}
        value={editWindow}
        min={0}
        max={10_080}
        allowDecimal={false}
        clampBehavior="strict"
        onChange={(value) => setEditWindow(Number(value) || 0)}
      />
      <Checkbox
        size="sm"
        label={t('brand.publicRevisions')}
        checked={publicRevisions}
        onChange={(event) => setPublicRevisions(event.currentTarget.checked)}
      />
      <Checkbox
        size="sm"
        label={t('brand.conversations')}
        description={t('brand.conversations.help')}
        checked={offersConversations}
        onChange={(event) => setOffersConversations(event.currentTarget.checked)}
      />
      <AccentField value={accent} onChange={setAccent} />
      <SaveBar isDirty={isDirty} outcome={save} />
    </form>
  );
}
