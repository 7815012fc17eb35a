import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch, IconTags } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { Empty } from '../ui/empty.js';
import { ActionTable } from './action-table.js';
import { Loaded } from './loaded.js';
import classes from './settings.module.css';
import { SettingsPage } from './settings-page.js';
import { TagDialog } from './tag-dialog.js';
import { TagMergeDialog } from './tag-merge-dialog.js';
import { TagRules } from './tag-rules.js';
import { useTags, type TagRecord } from './use-tags.js';

const MOST_LISTED = 100;

/** What threads are about: the community's own list, what members have added, and which spaces take which. */
export function TagsPage(): ReactNode {
  const { t, number } = useI18n();
  const { community } = useCommunity();
  const [text, setText] = useState('');
  const [beginning] = useDebouncedValue(text.trim(), 200);
  const tags = useTags(beginning);
  const [edited, setEdited] = useState<TagRecord | 'new' | null>(null);
  const [merged, setMerged] = useState<TagRecord | null>(null);
  return (
    <SettingsPage
      title={t('settings.tags')}
      intro={t('tags.intro')}
      action={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
          {t('tags.add')}
        </Button>
      }
    >
      <TextInput
        type="search"
        aria-label={t('tags.search')}
        placeholder={t('tags.search')}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        maw={420}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Loaded reading={tags}>
        {(list) =>
          list.length === 0 ? (
            <Empty icon={<IconTags stroke={1.5} />} title={t('tags.empty.title')} isLive>
              {beginning ? t('tags.empty.search', { text: beginning }) : t('tags.empty.text')}
            </Empty>
          ) : (
            <ActionTable
              caption={t('settings.tags')}
              columns={[t('tags.name'), t('tags.origin'), t('tags.threads')]}
            >
              {list.map((tag) => (
                <tr key={tag.id}>
                  <th scope="row">
                    <a href={`/c/${community.slug}/tag/${encodeURIComponent(tag.slug)}`} dir="auto">
                      {tag.name}
                    </a>
                    {tag.description ? <small>{tag.description}</small> : null}
                  </th>
                  <td>{tag.isManaged ? t('tags.ofList') : t('tags.ofMembers')}</td>
                  <td>{number(tag.threadCount)}</td>
                  <td className={classes['actions']}>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('tags.mergeOf', { name: tag.name })}
                      onClick={() => setMerged(tag)}
                    >
                      {t('tags.merge')}
                    </Button>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('tags.editOf', { name: tag.name })}
                      onClick={() => setEdited(tag)}
                    >
                      {t('action.edit')}
                    </Button>
                  </td>
                </tr>
              ))}
            </ActionTable>
          )
        }
      </Loaded>
      {(tags.data?.length ?? 0) >= MOST_LISTED ? (
        <p className={classes['note']}>{t('tags.more', { count: MOST_LISTED })}</p>
      ) : null}
      <TagRules />
      {edited ? <TagDialog tag={edited === 'new' ? null : edited} onClose={() => setEdited(null)} /> : null}
      {merged ? <TagMergeDialog tag={merged} onClose={() => setMerged(null)} /> : null}
    </SettingsPage>
  );
}
