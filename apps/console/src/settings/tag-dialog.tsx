import { Modal, Switch, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { DialogFoot } from './dialog-foot.js';
import { useProblem } from './save-bar.js';
import classes from './settings.module.css';
import { useTagSave, type TagRecord } from './use-tags.js';

/** Puts a tag on the list, or changes one: its threads keep it, and its former name leads to it. */
export function TagDialog({ tag, onClose }: { tag: TagRecord | null; onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const save = useTagSave();
  const problem = useProblem(save);
  const [name, setName] = useState(tag?.name ?? '');
  const [description, setDescription] = useState(tag?.description ?? '');
  const [isManaged, setManaged] = useState(tag?.isManaged ?? true);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    save.mutate(
      { id: tag?.id ?? null, name: name.trim(), description, isManaged },
      {
        onSuccess: ({ userErrors }) => {
          if (userErrors.length > 0) return;
          notifications.show({ role: 'status', message: t('tags.saved', { name: name.trim() }) });
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={tag ? t('tags.edit', { name: tag.name }) : t('tags.add')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} className={classes['dialog']}>
        <TextInput
          label={t('tags.name')}
          description={tag ? t('tags.name.help') : undefined}
          value={name}
          maxLength={30}
          required
          withAsterisk={false}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={t('tags.description')}
          autosize
          minRows={2}
          maxRows={4}
          maxLength={300}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        {tag ? (
          <Switch
            label={t('tags.managed')}
            description={t('tags.managed.help')}
            checked={isManaged}
            onChange={(event) => setManaged(event.currentTarget.checked)}
          />
        ) : null}
        <DialogFoot
          action={tag ? t('action.save') : t('tags.create')}
          isBusy={save.isPending}
          isDisabled={name.trim() === ''}
          problem={problem}
          onClose={onClose}
        />
      </form>
    </Modal>
  );
}
