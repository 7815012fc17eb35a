import { Alert, Radio, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import settings from '../settings/settings.module.css';
import classes from './forum.module.css';
import { ReasonField, ToolDialogFrame, type ToolDialogProps } from './tool-dialog.js';
import type { Act } from './use-act.js';
import { useThreadSearch, type ForumThread } from './use-forum.js';

/** Another thread that takes this one's messages; or of two ideas, the one that takes the votes. */
export function MergeDialog({
  thread,
  doing,
  onClose,
  onGo,
}: ToolDialogProps & { onGo: (id: string) => void }): ReactNode {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const [title] = useDebouncedValue(text.trim(), 200);
  const [into, setInto] = useState<ForumThread | null>(null);
  const [reason, setReason] = useState('');
  const [isUnion, setUnion] = useState(true);
  const found = useThreadSearch(title);
  const offered = (found.data ?? []).filter(({ id, space }) => id !== thread.id && space.viewerCanModerate);
  const areIdeas = Boolean(thread.extras?.idea && into?.extras?.idea);
  const unites = areIdeas && isUnion;
  const submit = (): void => {
    if (!into) return;
    const act: Act = unites
      ? { kind: 'unite', input: { fromThreadId: thread.id, intoThreadId: into.id } }
      : { kind: 'merge', input: { threadId: thread.id, intoId: into.id, reason } };
    const onDone = (): void => {
      onClose();
      if (!unites) onGo(into.id);
    };
    doing.run(act, {
      said: unites ? t('forum.said.united') : t('forum.said.merged', { title: into.title }),
      ...(unites ? { back: { kind: 'part', input: { threadId: thread.id } } as const } : {}),
      onDone,
    });
  };
  return (
    <ToolDialogFrame
      title={t('forum.merge.title')}
      action={unites ? t('forum.merge.unite') : t('forum.merge.do')}
      doing={doing}
      isDisabled={!into || (!unites && reason.trim() === '')}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        type="search"
        label={t('forum.merge.search')}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        value={text}
        maxLength={200}
        data-autofocus
        onChange={(event) => {
          setText(event.currentTarget.value);
          setInto(null);
        }}
      />
      <p className="unseen" role="status">
        {found.isSuccess ? t('forum.merge.found', { count: offered.length }) : ''}
      </p>
      {found.isSuccess && offered.length === 0 ? <p>{t('forum.merge.none')}</p> : null}
      {offered.length > 0 ? (
        <Radio.Group
          label={t('forum.merge.into')}
          value={into?.id ?? null}
          onChange={(id) => setInto(offered.find((each) => each.id === id) ?? null)}
        >
          <div className={classes['candidates']}>
            {offered.map(({ id, title: name, space, replyCount }) => (
              <Radio
                key={id}
                value={id}
                label={name}
                description={`${space.name} · ${t('forum.replies', { count: replyCount })}`}
              />
            ))}
          </div>
        </Radio.Group>
      ) : null}
      {areIdeas ? (
        <Radio.Group
          label={t('forum.merge.how')}
          value={isUnion ? 'unite' : 'merge'}
          onChange={(value) => setUnion(value === 'unite')}
        >
          <div className={settings['radios']}>
            <Radio value="unite" label={t('forum.merge.votes')} description={t('forum.merge.votes.help')} />
            <Radio
              value="merge"
              label={t('forum.merge.messages')}
              description={t('forum.merge.messages.help')}
            />
          </div>
        </Radio.Group>
      ) : null}
      {into && !unites ? (
        <Alert color="orange" variant="light" icon={<IconAlertTriangle size={18} />}>
          {t('forum.merge.effect', { count: thread.replyCount + 1, title: into.title })}
        </Alert>
      ) : null}
      {unites ? null : <ReasonField value={reason} onChange={setReason} />}
    </ToolDialogFrame>
  );
}
