import { MultiSelect, TagsInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { ToolDialogFrame, type ToolDialogProps } from './tool-dialog.js';
import { useForumTags } from './use-forum.js';

const MOST_TAGS = 5;

/** What a thread is about: of the list, or free, as its space says. */
export function TagsDialog({ thread, doing, onClose }: ToolDialogProps): ReactNode {
  const { t } = useI18n();
  const before = [...(thread.extras?.tags ?? [])];
  const [tags, setTags] = useState(before);
  const [typed, setTyped] = useState('');
  const rule = thread.space.tagRule;
  const known = useForumTags(rule !== 'NONE');
  const offered = (known.data ?? [])
    .filter((tag) => rule === 'FREE' || tag.isManaged)
    .map(({ name }) => name);
  const submit = (): void =>
    doing.run(
      { kind: 'tag', input: { threadId: thread.id, tags } },
      {
        said: t('forum.said.tagged'),
        back: { kind: 'tag', input: { threadId: thread.id, tags: before } },
        onDone: onClose,
      },
    );
  const field = {
    label: t('forum.tags.label'),
    description: rule === 'FREE' ? t('forum.tags.free') : t('forum.tags.managed'),
    value: tags,
    onChange: setTags,
    'data-autofocus': true,
    // The list belongs to the dialog, for who is read the page; it may reach beyond its edge.
    comboboxProps: { withinPortal: false, floatingStrategy: 'fixed' as const },
  };
  return (
    <ToolDialogFrame
      title={t('forum.tags.title')}
      action={t('action.save')}
      doing={doing}
      isDisabled={rule === 'NONE' && before.length === 0}
      onSubmit={submit}
      onClose={onClose}
    >
      {rule === 'NONE' ? <p>{t('forum.tags.none', { space: thread.space.name })}</p> : null}
      {rule === 'FREE' ? (
        <TagsInput
          {...field}
          data={offered}
          maxTags={MOST_TAGS}
          splitChars={[',', ';']}
          searchValue={typed}
          onSearchChange={setTyped}
          // A list that is open where nothing was typed would stand before the button.
          {...(typed === '' ? { dropdownOpened: false } : {})}
        />
      ) : null}
      {rule === 'MANAGED' ? (
        <MultiSelect
          {...field}
          data={[...new Set([...offered, ...before])]}
          maxValues={MOST_TAGS}
          searchable
          nothingFoundMessage={t('forum.tags.nothing')}
        />
      ) : null}
    </ToolDialogFrame>
  );
}
