import { Alert, Modal, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { DialogFoot } from './dialog-foot.js';
import { useProblem } from './save-bar.js';
import classes from './settings.module.css';
import { useTagMerge, useTags, type TagRecord } from './use-tags.js';

/** Makes one tag of two; says what that does before it is done. */
export function TagMergeDialog({ tag, onClose }: { tag: TagRecord; onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const merge = useTagMerge();
  const problem = useProblem(merge);
  const [into, setInto] = useState<TagRecord | null>(null);
  const [text, setText] = useState('');
  const [beginning] = useDebouncedValue(text === into?.name ? '' : text.trim(), 200);
  const tags = useTags(beginning);
  const others = (tags.data ?? []).filter(({ id }) => id !== tag.id);
  const offered = into && !others.some(({ id }) => id === into.id) ? [into, ...others] : others;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!into) return;
    merge.mutate(
      { id: tag.id, intoId: into.id },
      {
        onSuccess: ({ userErrors }) => {
          if (userErrors.length > 0) return;
          const message = t('tags.merged', { from: tag.name, into: into.name });
          notifications.show({ role: 'status', message });
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tags.merge.title', { name: tag.name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} className={classes['dialog']}>
        <Select
          label={t('tags.merge.into')}
          data={offered.map(({ id, name }) => ({ value: id, label: name }))}
          value={into?.id ?? null}
          searchable
          searchValue={text}
          nothingFoundMessage={t('forum.tags.nothing')}
          data-autofocus
          onSearchChange={setText}
          onChange={(id) => setInto(offered.find((each) => each.id === id) ?? null)}
        />
        {into ? (
          <Alert color="orange" variant="light" icon={<IconAlertTriangle size={18} />}>
            {t('tags.merge.effect', { count: tag.threadCount, from: tag.name, into: into.name })}
          </Alert>
        ) : null}
        <DialogFoot
          action={t('tags.merge')}
          isBusy={merge.isPending}
          isDisabled={!into}
          problem={problem}
          onClose={onClose}
        />
      </form>
    </Modal>
  );
}
