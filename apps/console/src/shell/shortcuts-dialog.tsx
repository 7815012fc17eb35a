import { Modal, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import classes from './shell.module.css';
import { useShortcutSettings } from './shortcuts.js';

/** What the keyboard does here, and the switch that turns single keys off. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const { groups, isEnabled, setEnabled } = useShortcutSettings();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Switch
        checked={isEnabled}
        onChange={(event) => setEnabled(event.currentTarget.checked)}
        label={t('shortcuts.enabled')}
        description={t('shortcuts.enabled.help')}
      />
      {groups.map((group) => (
        <section key={group.title} className={classes['shortcutGroup']}>
          <h3>{group.title}</h3>
          <dl>
            {group.shortcuts.map((shortcut) => (
              <div key={shortcut.show + shortcut.label}>
                <dt>{shortcut.label}</dt>
                <dd>
                  <kbd>{shortcut.show}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
