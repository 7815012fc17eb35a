import { Alert, Button, Textarea } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { CodeBlock } from './code-block.js';
import { Problem, useProblem } from './save-bar.js';
import classes from './settings.module.css';
import { SettingsPage } from './settings-page.js';
import { TokenFindings } from './token-findings.js';
import { useTokenCheck, type TokenVerdict } from './use-sso.js';

/** Where the brand's developer finds out why a token is refused. */
export function TokenCheckPage(): ReactNode {
  const { t } = useI18n();
  const check = useTokenCheck();
  const problem = useProblem(check);
  const [token, setToken] = useState('');
  const [examined, setExamined] = useState('');
  const verdict = check.data && !problem && !check.isPending ? check.data : null;

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setExamined(token);
    check.mutate(token);
  };
  const clear = (): void => {
    setToken('');
    setExamined('');
    check.reset();
  };
  return (
    <SettingsPage title={t('settings.tokenCheck')} intro={t('tokenCheck.intro')}>
      <form onSubmit={submit} className={classes['form']} autoComplete="off">
        <Textarea
          label={t('tokenCheck.token')}
          description={t('tokenCheck.token.help')}
          placeholder="eyJhbGciOi…"
          autosize
          minRows={4}
          maxRows={10}
          spellCheck={false}
          autoComplete="off"
          classNames={{ input: classes['mono'] ?? '' }}
          value={token}
          required
          withAsterisk={false}
          onChange={(event) => setToken(event.currentTarget.value)}
        />
        <Problem>{check.isPending ? undefined : problem}</Problem>
        <div className={classes['inline']}>
          <Button type="submit" loading={check.isPending}>
            {t('tokenCheck.submit')}
          </Button>
          <Button variant="default" onClick={clear} disabled={token === '' && !verdict}>
            {t('tokenCheck.clear')}
          </Button>
        </div>
      </form>
      {verdict ? <Verdict verdict={verdict} token={examined} /> : null}
    </SettingsPage>
  );
}

function Verdict({ verdict, token }: { verdict: TokenVerdict; token: string }): ReactNode {
  const { t } = useI18n();
  const { isAccepted, steps, member } = verdict;
  const count = steps.filter(({ state }) => state === 'FAILED').length;
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever pressed the button reads on from the verdict.
  useEffect(() => heading.current?.focus(), [verdict]);
  const name = member?.displayName ?? '';
  return (
    <section className={classes['verdict']}>
      <Alert
        color={isAccepted ? 'green' : 'red'}
        variant="light"
        icon={isAccepted ? <IconCircleCheck size={18} /> : <IconAlertCircle size={18} />}
      >
        <h2 ref={heading} tabIndex={-1} className={classes['verdictTitle']}>
          {isAccepted ? t('tokenCheck.accepted') : t('tokenCheck.refused')}
        </h2>
        {isAccepted ? (
          <p>
            {member?.isNew
              ? t('tokenCheck.accepted.new', { name })
              : t('tokenCheck.accepted.known', { name })}{' '}
            {member?.isModerator ? t('tokenCheck.accepted.moderator') : null}
          </p>
        ) : (
          <p>{t('tokenCheck.refused.count', { count })}</p>
        )}
      </Alert>
      <div>
        <h2>{t('tokenCheck.steps')}</h2>
        <TokenFindings steps={steps} />
      </div>
      <WhatItSays token={token} />
    </section>
  );
}

function WhatItSays({ token }: { token: string }): ReactNode {
  const { t } = useI18n();
  const [header, payload] = token.trim().split('.').map(readable);
  if (!header || !payload) return null;
  return (
    <div>
      <h2>{t('tokenCheck.says')}</h2>
      <p className={classes['note']}>{t('tokenCheck.says.help')}</p>
      <div className={classes['columns']}>
        <div>
          <h3>{t('tokenCheck.header')}</h3>
          <CodeBlock label={t('tokenCheck.header')} code={header} />
        </div>
        <div>
          <h3>{t('tokenCheck.payload')}</h3>
          <CodeBlock label={t('tokenCheck.payload')} code={payload} />
        </div>
      </div>
    </div>
  );
}

/** A part of a token as indented JSON; null where it is none. */
function readable(part: string): string | null {
  try {
    const binary = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)), null, 2);
  } catch {
    return null;
  }
}
