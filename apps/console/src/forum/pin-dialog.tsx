import { Radio, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { PinScope } from '../generated/operations.js';
import { useI18n } from '../i18n/i18n.js';
import settings from '../settings/settings.module.css';
import { useCommunity } from '../shell/community-context.js';
import { useNow } from '../ui/now.js';
import { localTime } from './local-time.js';
import { pinOf } from './thread-marks.js';
import { ToolDialogFrame, type ToolDialogProps } from './tool-dialog.js';

/** Where a thread is shown first, and until when. */
export function PinDialog({ thread, doing, onClose }: ToolDialogProps): ReactNode {
  const { t } = useI18n();
  const { can } = useCommunity();
  const pin = pinOf(thread, useNow());
  const until = pin ? thread.extras?.pinnedUntil : null;
  const [scope, setScope] = useState<PinScope | 'NONE'>(pin ?? 'SPACE');
  const [ends, setEnds] = useState(localTime(until));
  // Who moderates single spaces pins in these.
  const isEverywhere = can('member.sanction');
  const before = { threadId: thread.id, scope: pin, until: until ?? null };
  const submit = (): void => {
    const input =
      scope === 'NONE'
        ? { threadId: thread.id, scope: null }
        : { threadId: thread.id, scope, until: ends ? new Date(ends).toISOString() : null };
    doing.run(
      { kind: 'pin', input },
      {
        said: scope === 'NONE' ? t('forum.said.unpinned') : t('forum.said.pinned'),
        back: { kind: 'pin', input: before },
        onDone: onClose,
      },
    );
  };
  return (
    <ToolDialogFrame
      title={t('forum.pin.title')}
      action={scope === 'NONE' ? t('forum.pin.remove') : t('forum.pin.set')}
      doing={doing}
      onSubmit={submit}
      onClose={onClose}
    >
      <Radio.Group label={t('forum.pin.where')} value={scope} onChange={(value) => setScope(value)}>
        <div className={settings['radios']}>
          <Radio
            value="SPACE"
            label={t('forum.pin.SPACE')}
            description={t('forum.pin.SPACE.help')}
            data-autofocus
          />
          <Radio
            value="COMMUNITY"
            label={t('forum.pin.COMMUNITY')}
            description={isEverywhere ? t('forum.pin.COMMUNITY.help') : t('forum.pin.COMMUNITY.notYours')}
            disabled={!isEverywhere}
          />
          {pin ? <Radio value="NONE" label={t('forum.pin.NONE')} /> : null}
        </div>
      </Radio.Group>
      {scope === 'NONE' ? null : (
        <TextInput
          type="datetime-local"
          label={t('forum.pin.until')}
          description={t('forum.pin.until.help')}
          value={ends}
          onChange={(event) => setEnds(event.currentTarget.value)}
        />
      )}
    </ToolDialogFrame>
  );
}
