import { Modal, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity, type Space } from '../shell/community-context.js';
import { SPACE_KINDS } from '../shell/space-kind-icon.js';
import { DialogFoot } from './dialog-foot.js';
import { useProblem } from './save-bar.js';
import classes from './settings.module.css';
import { slugOf } from './slug.js';
import { isWider, parentsFor, VISIBILITIES } from './space-rules.js';
import { TAG_RULES, useSpaceSave, type SpaceForm } from './use-spaces.js';

function formOf(space: Space | null): SpaceForm {
  return {
    id: space?.id ?? null,
    slug: space?.slug ?? '',
    name: space?.name ?? '',
    description: space?.description ?? '',
    visibility: space?.visibility ?? 'PUBLIC',
    kind: space?.kind ?? 'DISCUSSION',
    tagRule: space?.tagRule ?? 'MANAGED',
    parentId: space?.parent?.id ?? '',
  };
}

/** Creates a space, or changes one. */
export function SpaceDialog({ space, onClose }: { space: Space | null; onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const { spaces } = useCommunity();
  const save = useSpaceSave();
  const problem = useProblem(save);
  const [form, setForm] = useState(() => formOf(space));
  const set = (changes: Partial<SpaceForm>): void => setForm((before) => ({ ...before, ...changes }));
  const slug = form.slug || slugOf(form.name);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    save.mutate(
      { ...form, slug, name: form.name.trim() },
      { onSuccess: ({ userErrors }) => (userErrors.length === 0 ? onClose() : undefined) },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={space ? t('spaces.edit', { name: space.name }) : t('spaces.add')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} className={classes['dialog']}>
        <TextInput
          label={t('spaces.name')}
          value={form.name}
          maxLength={80}
          required
          withAsterisk={false}
          data-autofocus
          onChange={(event) => set({ name: event.currentTarget.value })}
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
            onChange={(event) => set({ slug: event.currentTarget.value })}
          />
        )}
        <Textarea
          label={t('spaces.description')}
          value={form.description}
          autosize
          minRows={2}
          maxRows={5}
          maxLength={500}
          onChange={(event) => set({ description: event.currentTarget.value })}
        />
        <Radio.Group
          label={t('spaces.kind')}
          description={space && space.threadCount > 0 ? t('spaces.kind.change') : undefined}
          value={form.kind}
          onChange={(kind) => set({ kind })}
        >
          <div className={classes['radios']}>
            {SPACE_KINDS.map((each) => (
              <Radio
                key={each}
                value={each}
                label={t(`spaceKind.${each}`)}
                description={t(`spaceKind.${each}.help`)}
              />
            ))}
          </div>
        </Radio.Group>
        <Place form={form} spaces={spaces} set={set} />
        <Select
          label={t('spaces.tagRule')}
          description={t(`tagRule.${form.tagRule}.help`)}
          inputWrapperOrder={['label', 'input', 'description']}
          data={TAG_RULES.map((value) => ({ value, label: t(`tagRule.${value}`) }))}
          value={form.tagRule}
          allowDeselect={false}
          onChange={(tagRule) => tagRule && set({ tagRule })}
        />
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

interface PlaceProps {
  form: SpaceForm;
  spaces: readonly Space[];
  set: (changes: Partial<SpaceForm>) => void;
}

/** What the space is listed under, and who may enter it: never more people than may enter that one. */
function Place({ form, spaces, set }: PlaceProps): ReactNode {
  const { t } = useI18n();
  const parents = parentsFor(form.id, spaces);
  const parent = parents?.find(({ id }) => id === form.parentId) ?? null;
  const choose = (parentId: string): void => {
    const chosen = parents?.find(({ id }) => id === parentId);
    const narrows = chosen && isWider(form.visibility, chosen.visibility);
    set({ parentId, visibility: narrows ? chosen.visibility : form.visibility });
  };
  return (
    <>
      <Select
        label={t('spaces.parent')}
        description={parents ? t('spaces.parent.help') : t('spaces.parent.hasChildren')}
        inputWrapperOrder={['label', 'input', 'description']}
        data={[
          { value: '', label: t('spaces.parent.none') },
          ...(parents ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={form.parentId}
        disabled={parents === null}
        allowDeselect={false}
        onChange={(id) => choose(id ?? '')}
      />
      <Radio.Group
        label={t('spaces.visibility')}
        value={form.visibility}
        onChange={(visibility) => set({ visibility })}
      >
        <div className={classes['radios']}>
          {VISIBILITIES.map((each) => {
            const isTooWide = parent !== null && isWider(each, parent.visibility);
            return (
              <Radio
                key={each}
                value={each}
                disabled={isTooWide}
                label={t(`visibility.${each}`)}
                description={
                  isTooWide ? t('spaces.tooWide', { name: parent.name }) : t(`visibility.${each}.help`)
                }
              />
            );
          })}
        </div>
      </Radio.Group>
    </>
  );
}
