import { Checkbox, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { inReadingOrder, usePermissionName } from './permission-name.js';
import { DialogFoot } from './dialog-foot.js';
import { useProblem } from './save-bar.js';
import { SecretDialog } from './secret-dialog.js';
import classes from './settings.module.css';
import { useApiKeyCreate } from './use-api-keys.js';

const DAY_MS = 86_400_000;
const LIVES = ['30', '90', '365', 'never'] as const;

interface ApiKeyDialogProps {
  /** What the viewer may give. */
  permissions: readonly string[];
  onClose: () => void;
}

/** Makes a key, then shows its token once. */
export function ApiKeyDialog({ permissions, onClose }: ApiKeyDialogProps): ReactNode {
  const { t } = useI18n();
  const permissionName = usePermissionName();
  const create = useApiKeyCreate();
  const problem = useProblem(create);
  const [label, setLabel] = useState('');
  const [chosen, setChosen] = useState<string[]>(permissions.includes('forum.read') ? ['forum.read'] : []);
  const [life, setLife] = useState<string>('90');
  const [networks, setNetworks] = useState('');
  const [wasSent, setSent] = useState(false);
  const token = create.data?.token;

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setSent(true);
    if (chosen.length === 0) return;
    create.mutate({
      label: label.trim(),
      permissions: chosen,
      expiresAt: life === 'never' ? null : new Date(Date.now() + Number(life) * DAY_MS).toISOString(),
      allowedNetworks: networks.split(/[\s,;]+/).filter(Boolean),
    });
  };

  if (token) return <TokenShown token={token} onClose={onClose} />;
  return (
    <Modal
      opened
      onClose={onClose}
      size={600}
      title={t('apiKeys.add')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} className={classes['dialog']}>
        <TextInput
          label={t('apiKeys.label')}
          description={t('apiKeys.label.help')}
          value={label}
          maxLength={80}
          required
          withAsterisk={false}
          data-autofocus
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Checkbox.Group
          label={t('apiKeys.permissions')}
          description={t('apiKeys.permissions.help')}
          value={chosen}
          onChange={setChosen}
          error={wasSent && chosen.length === 0 ? t('apiKeys.permissions.none') : undefined}
        >
          <div className={classes['checks']}>
            {inReadingOrder(permissions).map((name) => (
              <Checkbox key={name} value={name} label={permissionName(name)} size="sm" />
            ))}
          </div>
        </Checkbox.Group>
        <Select
          label={t('apiKeys.expiry')}
          data={LIVES.map((value) => ({ value, label: t(`apiKeys.expiry.${value}`) }))}
          value={life}
          allowDeselect={false}
          onChange={(value) => setLife(value ?? '90')}
        />
        <Textarea
          label={t('apiKeys.networks')}
          description={t('apiKeys.networks.help')}
          autosize
          minRows={2}
          maxRows={6}
          spellCheck={false}
          classNames={{ input: classes['mono'] ?? '' }}
          value={networks}
          onChange={(event) => setNetworks(event.currentTarget.value)}
        />
        <DialogFoot
          action={t('apiKeys.create')}
          isBusy={create.isPending}
          problem={problem}
          onClose={onClose}
        />
      </form>
    </Modal>
  );
}

function TokenShown({ token, onClose }: { token: string; onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const { slug } = useCommunity();
  const sample = `curl '${window.location.origin}/graphql?community=${slug}' \\
  -H "Authorization: Bearer $PARVIS_API_KEY" \\
  -H 'Content-Type: application/json' \\
  -d '{"query":"{ viewer { permissions } }"}'`;
  return (
    <SecretDialog
      title={t('apiKeys.secret.title')}
      warning={t('apiKeys.secret.once')}
      secret={token}
      sample={{ title: t('apiKeys.sample'), code: sample }}
      done={t('apiKeys.secret.done')}
      onClose={onClose}
    />
  );
}
