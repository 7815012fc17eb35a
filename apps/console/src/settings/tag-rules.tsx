import { Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import type { TagRule } from '../generated/operations.js';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity, type Space } from '../shell/community-context.js';
import { inTree } from '../shell/space-tree.js';
import { Problem, useProblem } from './save-bar.js';
import classes from './settings.module.css';
import { TAG_RULES, useSpaceChange } from './use-spaces.js';

/** Which tags each space takes: chosen here, it holds at once. */
export function TagRules(): ReactNode {
  const { t } = useI18n();
  const { spaces } = useCommunity();
  const change = useSpaceChange();
  const problem = useProblem(change);
  const set = ({ id, name }: Space, tagRule: TagRule): void =>
    change.mutate(
      { id, tagRule },
      {
        onSuccess: ({ userErrors }) => {
          if (userErrors.length === 0)
            notifications.show({ role: 'status', message: t('tags.rule.saved', { space: name }) });
        },
      },
    );
  return (
    <section className={classes['section']} aria-labelledby="tag-rules">
      <h2 id="tag-rules">{t('tags.rules')}</h2>
      <p>{t('tags.rules.help')}</p>
      <Problem>{change.isPending ? undefined : problem}</Problem>
      <table className={classes['table']} aria-labelledby="tag-rules">
        <tbody>
          {inTree(spaces).map((space) => (
            <tr key={space.id}>
              <th scope="row" data-nested={space.parent ? true : undefined}>
                {space.name}
              </th>
              <td>
                <Select
                  aria-label={t('tags.rule.of', { space: space.name })}
                  data={TAG_RULES.map((value) => ({ value, label: t(`tagRule.${value}`) }))}
                  value={space.tagRule}
                  allowDeselect={false}
                  disabled={change.isPending}
                  onChange={(rule) => rule && set(space, rule)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
