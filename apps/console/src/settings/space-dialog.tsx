import { Modal, Radio, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { Visibility } from '../generated/operations.js';
import { useI18n } from '../i18n/i18n.js';
import type { Space } from '../shell/community-context.js';
import { DialogFoot } from './dialog-foot.js';
import { useProblem } from './save-bar.js';
import classes from './settings.module.css';
import { slugOf } from './slug.js';
import { useSpaceSave } from './use-spaces.js';

const VISIBILITIES = ['PUBLIC', 'MEMBERS', 'PRIVATE'] as const satisfies Visibility[];

/** Creates a space, or changes one. */
export function SpaceDialog({ space, onClose }: { space: Space | null; onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const save = useSpaceSave();
  const problem = useProblem(save);
  const [name, setName] = useState(space?.name ?? '');
  const [ownSlug, setOwnSlug] = useState<string | null>(space?.slug ?? null);
  const [description, setDescription] = useState(space?.description ?? '');
  const [visibility, setVisibility] = useState<Visibility>(space?.visibility ?? 'PUBLIC');
  const slug = ownSlug ?? slugOf(name);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    save.mutate(
      { id: space?.id ?? null, slug, name: name.trim(), description, visibility },
      { onSuccess: ({ userErrors }) => (userErrors.length === 0 ? onClose() : undefined) },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={space ? t('spaces.edit', { name: space.name }) : t('spaces.add')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} className={classes['dialog']}>
        <TextInput
          label={t('spaces.name')}
          value={name}
          maxLength={80}
          required
          withAsterisk={false}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {space ? null : (
          <TextInput
            label={t('spaces.slug')}
            description={t('spaces.slug.help')}
            value={slug}
            pattern="[a-z0-9]+(-[a-z0-9]+)*"
            maxLength={60}
            required
            withAsterisk={false}
            onChange={(event) => setOwnSlug(event.currentTarget.value)}
          />
        )}
        <Textarea
          label={t('spaces.description')}
          value={description}
          autosize
          minRows={2}
          maxRows={5}
          maxLength={500}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <Radio.Group
          label={t('spaces.visibility')}
          value={visibility}
          onChange={(value) => setVisibility(value)}
        >
          <div className={classes['radios']}>
            {VISIBILITIES.map((each) => (
              <Radio
                key={each}
                value={each}
                label={t(`visibility.${each}`)}
                description={t(`visibility.${each}.help`)}
              />
            ))}
          </div>
        </Radio.Group>
        <DialogFoot
          action={space ? t('action.save') : t('spaces.create')}
          isBusy={save.isPending}
          problem={problem}
          onClose={onClose}
        />
      </form>
    </Modal>
  );
}
