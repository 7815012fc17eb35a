import { Modal, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { SsoAlgorithm } from '../generated/operations.js';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { DialogFoot } from './dialog-foot.js';
import { useProblem } from './save-bar.js';
import { SecretDialog } from './secret-dialog.js';
import classes from './settings.module.css';
import { useSsoKeyCreate } from './use-sso.js';

const ALGORITHMS: { value: SsoAlgorithm; label: string }[] = [
  { value: 'EDDSA', label: 'EdDSA (Ed25519)' },
  { value: 'ES256', label: 'ES256' },
  { value: 'RS256', label: 'RS256' },
  { value: 'HS256', label: 'HS256' },
];

const DAY_MS = 86_400_000;
const DAYS = [1, 7, 30, 90];
type Source = 'jwk' | 'pem' | 'url';

function isPem(text: string): boolean {
  return /^-----BEGIN PUBLIC KEY-----/.test(text.trim()) && !text.includes('PRIVATE');
}

function isJwk(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'kty' in value && !('d' in value);
  } catch {
    return false;
  }
}

interface SsoKeyDialogProps {
  /** The key that the new one takes the place of, in time. */
  replaces?: { id: string; label: string; algorithm: SsoAlgorithm; jwksUrl: string | null };
  onClose: () => void;
}

/** Adds a key, or replaces one: a secret of ours shown once, or the brand's public key by value or by address. */
export function SsoKeyDialog({ replaces, onClose }: SsoKeyDialogProps): ReactNode {
  const { t } = useI18n();
  const { slug } = useCommunity();
  const create = useSsoKeyCreate();
  const problem = useProblem(create);
  const [algorithm, setAlgorithm] = useState<SsoAlgorithm>(replaces?.algorithm ?? 'EDDSA');
  const [label, setLabel] = useState('');
  const [source, setSource] = useState<Source>('jwk');
  const [days, setDays] = useState('7');
  const [jwk, setJwk] = useState('');
  const [pem, setPem] = useState('');
  const [url, setUrl] = useState('');
  const isShared = algorithm === 'HS256';
  const isJwkWrong = !isShared && source === 'jwk' && jwk !== '' && !isJwk(jwk);
  const isPemWrong = !isShared && source === 'pem' && pem !== '' && !isPem(pem);
  const made = create.data?.ssoKey ? create.data : null;

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isJwkWrong || isPemWrong) return;
    const sources = {
      jwk: { publicJwk: jwk.trim() },
      pem: { publicPem: pem.trim() },
      url: { jwksUrl: url.trim() },
    };
    const retiresAt = new Date(Date.now() + Number(days) * DAY_MS).toISOString();
    create.mutate(
      {
        algorithm,
        label: label.trim(),
        ...(isShared ? {} : sources[source]),
        ...(replaces ? { replaces: { id: replaces.id, retiresAt } } : {}),
      },
      { onSuccess: ({ ssoKey, secret }) => (ssoKey && !secret ? onClose() : undefined) },
    );
  };

  if (made?.secret && made.ssoKey) {
    const sample = `import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';

const secret = new TextEncoder().encode(process.env.PARVIS_SSO_SECRET);
const token = await new SignJWT({ name: customer.displayName })
  .setProtectedHeader({
    alg: 'HS256',
    kid: '${made.ssoKey.kid}',
    typ: 'forum-sso+jwt',
  })
  .setAudience('${slug}')
  .setSubject(customer.id)
  .setJti(randomUUID())
  .setIssuedAt()
  .setExpirationTime('2m')
  .sign(secret);`;
    return (
      <SecretDialog
        title={t('sso.secret.title')}
        warning={t('sso.secret.once')}
        secret={made.secret}
        sample={{ title: t('sso.sample'), code: sample }}
        done={t('sso.secret.done')}
        onClose={onClose}
      />
    );
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={replaces ? t('sso.rotate.title', { label: replaces.label }) : t('sso.add')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} className={classes['dialog']}>
        {replaces ? <p>{t('sso.rotate.how')}</p> : null}
        <TextInput
          label={t('sso.label')}
          description={t('sso.label.help')}
          value={label}
          maxLength={80}
          required
          withAsterisk={false}
          data-autofocus
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Select
          label={t('sso.algorithm')}
          description={isShared ? t('sso.hs256.help') : t('sso.asymmetric.help')}
          data={ALGORITHMS}
          value={algorithm}
          allowDeselect={false}
          onChange={(value) => setAlgorithm(value ?? 'EDDSA')}
        />
        {isShared ? null : (
          <>
            <SegmentedControl
              aria-label={t('sso.source')}
              value={source}
              onChange={setSource}
              data={[
                { value: 'jwk', label: t('sso.source.jwk') },
                { value: 'pem', label: t('sso.source.pem') },
                { value: 'url', label: t('sso.source.url') },
              ]}
            />
            {source === 'jwk' ? (
              <Textarea
                label={t('sso.jwk')}
                placeholder='{"kty":"OKP","crv":"Ed25519","x":"…"}'
                autosize
                minRows={4}
                maxRows={10}
                spellCheck={false}
                classNames={{ input: classes['mono'] ?? '' }}
                value={jwk}
                required
                withAsterisk={false}
                error={isJwkWrong ? t('sso.jwk.invalid') : undefined}
                onChange={(event) => setJwk(event.currentTarget.value)}
              />
            ) : null}
            {source === 'pem' ? (
              <Textarea
                label={t('sso.pem')}
                placeholder="-----BEGIN PUBLIC KEY-----"
                autosize
                minRows={4}
                maxRows={10}
                spellCheck={false}
                classNames={{ input: classes['mono'] ?? '' }}
                value={pem}
                required
                withAsterisk={false}
                error={isPemWrong ? t('sso.pem.invalid') : undefined}
                onChange={(event) => setPem(event.currentTarget.value)}
              />
            ) : null}
            {source === 'url' ? (
              <TextInput
                type="url"
                label={t('sso.url')}
                description={t('sso.url.help')}
                placeholder="https://www.exemple.fr/.well-known/jwks.json"
                pattern="https://.*"
                value={url}
                required
                withAsterisk={false}
                onChange={(event) => setUrl(event.currentTarget.value)}
              />
            ) : null}
          </>
        )}
        {replaces ? (
          <Select
            label={t('sso.rotate.keepFor')}
            data={DAYS.map((count) => ({ value: String(count), label: t('sso.rotate.days', { count }) }))}
            value={days}
            allowDeselect={false}
            onChange={(value) => setDays(value ?? '7')}
          />
        ) : null}
        <DialogFoot
          action={replaces ? t('sso.rotate.create') : t('sso.create')}
          isBusy={create.isPending}
          problem={problem}
          onClose={onClose}
        />
      </form>
    </Modal>
  );
}
