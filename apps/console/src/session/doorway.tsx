import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { Mark } from '../shell/mark.js';
import { useTitle } from '../ui/use-title.js';
import classes from './session.module.css';

interface DoorwayProps {
  title: string;
  intro?: ReactNode;
  children: ReactNode;
}

/** The frame of the pages before the console: one card, one thing to do. */
export function Doorway({ title, intro, children }: DoorwayProps): ReactNode {
  const { t, locale, setLocale } = useI18n();
  useTitle(title);
  const other = locale === 'fr' ? 'en' : 'fr';
  return (
    <main className={classes['doorway']}>
      <div className={classes['card']}>
        <header className={classes['cardHead']}>
          <Mark size={28} />
          <span className={classes['wordmark']}>Parvis</span>
          <Tooltip label={other === 'fr' ? 'Français' : 'English'}>
            <ActionIcon
              variant="subtle"
              color="gray"
              lang={other}
              aria-label={other === 'fr' ? 'Passer en français' : 'Switch to English'}
              onClick={() => setLocale(other)}
            >
              <IconLanguage size={18} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        </header>
        <h1 className={classes['title']}>{title}</h1>
        {intro ? <p className={classes['intro']}>{intro}</p> : null}
        {children}
      </div>
      <p className={classes['foot']}>{t('doorway.foot')}</p>
    </main>
  );
}
