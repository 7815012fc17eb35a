import { Switch, Textarea } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { CodeBlock } from './code-block.js';
import { faultOf, originsOf } from './origins.js';
import { SaveBar } from './save-bar.js';
import classes from './settings.module.css';
import { SettingsPage } from './settings-page.js';
import { useSaveSettings, type Settings } from './use-settings.js';
import { WithSettings } from './with-settings.js';

/** Which sites may embed the forum, and the lines to paste there. */
export function EmbeddingPage(): ReactNode {
  const { t } = useI18n();
  const { slug } = useCommunity();
  const snippet = `<script type="module" src="${window.location.origin}/embed/parvis.js"></script>
<parvis-forum community="${slug}"></parvis-forum>`;
  return (
    <SettingsPage title={t('settings.embedding')} intro={t('embedding.intro')}>
      <WithSettings>{(settings) => <OriginsForm settings={settings} />}</WithSettings>
      <WithSettings>{(settings) => <PreviewsSwitch settings={settings} />}</WithSettings>
      <section className={classes['section']}>
        <h2>{t('embedding.snippet')}</h2>
        <p>{t('embedding.snippet.help')}</p>
        <CodeBlock label={t('embedding.snippet')} code={snippet} />
      </section>
    </SettingsPage>
  );
}

function PreviewsSwitch({ settings }: { settings: Settings }): ReactNode {
  const { t } = useI18n();
  const save = useSaveSettings();
  return (
    <section className={classes['section']}>
      <Switch
        label={t('embedding.previews')}
        description={t('embedding.previews.help')}
        checked={settings.linkPreviews}
        disabled={save.isPending}
        onChange={(event) => save.mutate({ linkPreviews: event.currentTarget.checked })}
      />
    </section>
  );
}

function OriginsForm({ settings }: { settings: Settings }): ReactNode {
  const { t } = useI18n();
  const save = useSaveSettings();
  const saved = settings.allowedOrigins.join('\n');
  const [text, setText] = useState(saved);
  const origins = originsOf(text);
  const faults = origins.flatMap((origin) => {
    const fault = faultOf(origin);
    return fault ? [{ origin, fault }] : [];
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (faults.length > 0) return;
    save.mutate({ allowedOrigins: origins }, { onSuccess: () => setText(origins.join('\n')) });
  };
  return (
    <form onSubmit={submit} className={classes['form']}>
      <Textarea
        label={t('embedding.origins')}
        description={t('embedding.origins.help')}
        placeholder="https://www.exemple.fr"
        autosize
        minRows={3}
        maxRows={14}
        spellCheck={false}
        classNames={{ input: classes['mono'] ?? '' }}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={
          faults.length > 0 ? (
            <span className={classes['faults']}>
              {faults.map(({ origin, fault }) => (
                <span key={origin}>
                  <code>{origin}</code> {t(`origin.${fault}`)}
                </span>
              ))}
            </span>
          ) : undefined
        }
        errorProps={{ role: 'alert' }}
      />
      <SaveBar isDirty={origins.join('\n') !== saved && faults.length === 0} outcome={save} />
    </form>
  );
}
