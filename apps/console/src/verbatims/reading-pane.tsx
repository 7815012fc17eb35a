import { Alert, Button, SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCopy, IconExternalLink, IconShieldCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useCommunity } from '../shell/community-context.js';
import { useShortcuts } from '../shell/shortcuts.js';
import { Key } from '../ui/key.js';
import { Person } from '../ui/person.js';
import { copyExactly, useDigestCheck } from './exact-text.js';
import { Highlighted, rangesInBody } from './highlights.js';
import type { Verbatim } from './use-verbatims.js';
import { OfficialMark } from './official-mark.js';
import classes from './verbatims.module.css';

/** The thing: the words exactly as they were received, and where they come from. */
export function ReadingPane({ verbatim }: { verbatim: Verbatim }): ReactNode {
  const { t, dateTime, number } = useI18n();
  const { can } = useCommunity();
  const [isReadable, setReadable] = useState(false);
  const isSame = useDigestCheck(verbatim.body, verbatim.sha256);
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    // Braces matter: scrollTo answers a promise in recent browsers, which React would take for a clean-up.
    pane.current?.scrollTo({ top: 0 });
  }, [verbatim.id]);

  const copy = (): void => {
    copyExactly(verbatim.body).then(
      () => notifications.show({ message: t('verbatims.copied') }),
      () => notifications.show({ message: t('verbatims.copyFailed'), color: 'red' }),
    );
  };
  useShortcuts(t('verbatims.reading'), [
    { keys: ['c'], show: 'c', label: t('verbatims.copy'), run: copy },
    {
      keys: ['s'],
      show: 's',
      label: t('verbatims.view.toggle'),
      run: () => setReadable((before) => !before),
    },
  ]);

  const ranges = rangesInBody(verbatim.body, verbatim.text, verbatim.highlights);
  return (
    <article ref={pane} className={classes['reading']} aria-labelledby="verbatim">
      <header>
        <p>{verbatim.space.name}</p>
        <h2 id="verbatim">{verbatim.threadTitle}</h2>
        <div className={classes['readingBar']}>
          <Person
            name={verbatim.author.displayName}
            isStaff={verbatim.author.badge === 'STAFF'}
            at={verbatim.publishedAt}
          />
          <span className={classes['grow']} />
          {can('thread.moderate') && verbatim.author.badge === 'STAFF' && verbatim.state === 'PUBLISHED' ? (
            <OfficialMark key={verbatim.postId} postId={verbatim.postId} />
          ) : null}
          <SegmentedControl
            size="xs"
            aria-label={t('verbatims.view')}
            value={isReadable ? 'readable' : 'exact'}
            onChange={(value) => setReadable(value === 'readable')}
            data={[
              { value: 'exact', label: t('verbatims.view.exact') },
              { value: 'readable', label: t('verbatims.view.readable') },
            ]}
          />
          <Key>s</Key>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconCopy size={15} />}
            rightSection={<Key>c</Key>}
            onClick={copy}
          >
            {t('verbatims.copy')}
          </Button>
        </div>
      </header>
      {isReadable ? (
        <p className={classes['readable']} dir="auto">
          <Highlighted text={verbatim.text} ranges={verbatim.highlights} />
        </p>
      ) : (
        <div className={classes['exact']} dir="auto">
          <Highlighted text={verbatim.body} ranges={ranges} />
        </div>
      )}
      {isSame === false ? (
        <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} role="alert">
          {t('verbatims.digestWrong')}
        </Alert>
      ) : null}
      <dl className={classes['facts']}>
        <div>
          <dt>{t('verbatims.publishedAt')}</dt>
          <dd>{dateTime(verbatim.publishedAt)}</dd>
        </div>
        <div>
          <dt>{t('verbatims.revision')}</dt>
          <dd>
            {number(verbatim.revisionNumber)} · {t(`format.${verbatim.format}`)}
          </dd>
        </div>
        <div>
          <dt>sha256</dt>
          <dd>
            <code>{verbatim.sha256}</code>
            {isSame ? (
              <span className={classes['verified']}>
                <IconShieldCheck size={15} aria-hidden /> {t('verbatims.digestRight')}
              </span>
            ) : null}
          </dd>
        </div>
        <div>
          <dt>{t('verbatims.permalink')}</dt>
          <dd>
            <a href={verbatim.permalink} target="_blank" rel="noopener">
              {verbatim.permalink} <IconExternalLink size={13} aria-hidden />
            </a>
          </dd>
        </div>
      </dl>
    </article>
  );
}
