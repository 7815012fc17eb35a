import { Alert, Button, Modal, PasswordInput, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { OidcAudience } from '../generated/operations.js';
import { useI18n } from '../i18n/i18n.js';
import { CodeBlock } from './code-block.js';
import { Problem, useProblem } from './save-bar.js';
import classes from './settings.module.css';
import { useProviderSave, type Provider } from './use-providers.js';

const AUDIENCES = ['STAFF', 'MEMBERS', 'EVERYBODY'] as const satisfies OidcAudience[];

interface ProviderDialogProps {
  /** Null: a new one. */
  provider: Provider | null;
  onClose: () => void;
}

/** Says what a provider is; once saved, shows the address to register there. */
export function ProviderDialog({ provider, onClose }: ProviderDialogProps): ReactNode {
  const { t } = useI18n();
  const save = useProviderSave();
  const problem = useProblem(save);
  const [label, setLabel] = useState(provider?.label ?? '');
  const [issuer, setIssuer] = useState(provider?.issuer ?? '');
  const [clientId, setClientId] = useState(provider?.clientId ?? '');
  const [clientSecret, setClientSecret] = useState('');
  const [audience, setAudience] = useState<OidcAudience>(provider?.audience ?? 'STAFF');
  const [domains, setDomains] = useState(provider?.emailDomains.join(', ') ?? '');
  const [admitsNewcomers, setAdmitsNewcomers] = useState(provider?.admitsNewcomers ?? false);
  const [roleClaim, setRoleClaim] = useState(provider?.roleClaim ?? '');
  const [vouchesSecondFactor, setVouches] = useState(provider?.vouchesSecondFactor ?? false);
  const [isEnabled, setEnabled] = useState(provider?.isEnabled ?? true);
  const saved = save.data?.provider;
  const known = saved ?? provider;
  const isShutting = provider !== null && (!isEnabled || issuer.trim() !== provider.issuer);
  const leaving = isShutting ? provider.signedInCount : 0;

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    save.mutate(
      {
        id: provider?.id ?? null,
        label: label.trim(),
        issuer: issuer.trim(),
        clientId: clientId.trim(),
        clientSecret: clientSecret || null,
        scopes: provider?.scopes ?? null,
        audience,
        emailDomains: domains.split(/[\s,;]+/).filter(Boolean),
        admitsNewcomers,
        roleClaim: roleClaim.trim() || null,
        vouchesSecondFactor,
        isEnabled,
      },
      { onSuccess: (answer) => (answer.provider && provider ? onClose() : undefined) },
    );
  };
  const redirect = known ? (
    <div>
      <p className={classes['note']}>{t('providers.redirect.help')}</p>
      <CodeBlock label={t('providers.redirect')} code={known.redirectUri} />
    </div>
  ) : null;

  return (
    <Modal
      opened
      onClose={onClose}
      size={600}
      title={provider ? t('providers.edit', { label: provider.label }) : t('providers.add')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {saved && !provider ? (
        <div className={classes['dialog']}>
          {redirect}
          <div className={classes['dialogActions']}>
            <Button onClick={onClose}>{t('action.close')}</Button>
          </div>
        </div>
      ) : (
        <form onSubmit={submit} className={classes['dialog']} autoComplete="off">
          {redirect}
          <TextInput
            label={t('providers.label')}
            description={t('providers.label.help')}
            value={label}
            maxLength={60}
            required
            withAsterisk={false}
            data-autofocus
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <TextInput
            label={t('providers.issuer')}
            description={t('providers.issuer.help')}
            type="url"
            placeholder="https://id.exemple.fr"
            value={issuer}
            required
            withAsterisk={false}
            onChange={(event) => setIssuer(event.currentTarget.value)}
          />
          <TextInput
            label={t('providers.clientId')}
            value={clientId}
            required
            withAsterisk={false}
            onChange={(event) => setClientId(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('providers.secret')}
            description={t(provider?.hasClientSecret ? 'providers.secret.keep' : 'providers.secret.new')}
            autoComplete="new-password"
            value={clientSecret}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
            onChange={(event) => setClientSecret(event.currentTarget.value)}
          />
          <div>
            <p className={classes['fieldName']} id="provider-audience">
              {t('providers.audience')}
            </p>
            <SegmentedControl
              fullWidth
              aria-labelledby="provider-audience"
              value={audience}
              onChange={setAudience}
              data={AUDIENCES.map((value) => ({ value, label: t(`providers.audience.${value}`) }))}
            />
          </div>
          <TextInput
            label={t('providers.domains')}
            description={t('providers.domains.help')}
            value={domains}
            onChange={(event) => setDomains(event.currentTarget.value)}
          />
          <Switch
            label={t('providers.newcomers')}
            description={t('providers.newcomers.help')}
            checked={admitsNewcomers}
            onChange={(event) => setAdmitsNewcomers(event.currentTarget.checked)}
          />
          <TextInput
            label={t('providers.roleClaim')}
            description={t('providers.roleClaim.help')}
            value={roleClaim}
            onChange={(event) => setRoleClaim(event.currentTarget.value)}
          />
          <Switch
            label={t('providers.vouches')}
            description={t('providers.vouches.help')}
            checked={vouchesSecondFactor}
            onChange={(event) => setVouches(event.currentTarget.checked)}
          />
          <Switch
            label={t('providers.enabled')}
            checked={isEnabled}
            onChange={(event) => setEnabled(event.currentTarget.checked)}
          />
          <div role="status">
            {leaving > 0 ? (
              <Alert color="orange" variant="light" icon={<IconAlertTriangle size={18} />}>
                {t('providers.signsOut', { count: leaving })}
              </Alert>
            ) : null}
          </div>
          <Problem>{save.isPending ? undefined : problem}</Problem>
          <div className={classes['dialogActions']}>
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('action.save')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
