import { Button } from '@mantine/core';
import {
  IconArrowMerge,
  IconArrowRight,
  IconArrowsSplit2,
  IconEye,
  IconEyeOff,
  IconHourglass,
  IconLock,
  IconLockOpen,
  IconPin,
  IconSparkles,
  IconTags,
  type IconProps,
} from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useShortcuts } from '../shell/shortcuts.js';
import { Key } from '../ui/key.js';
import classes from './forum.module.css';

/** What opens a dialog of its own. */
export type Tool = 'pin' | 'slow' | 'tags' | 'move' | 'merge' | 'privacy';

interface ThreadToolbarProps {
  isPinned: boolean;
  isFeatured: boolean;
  isLocked: boolean;
  isSplitting: boolean;
  /** It is between a member and the staff: nothing is moved into it or out of it. */
  isPrivate: boolean;
  canMakePrivate: boolean;
  isBusy: boolean;
  onTool: (tool: Tool) => void;
  onLock: () => void;
  onFeature: () => void;
  onSplit: () => void;
}

interface ToolButton {
  key: string;
  label: string;
  Icon: ComponentType<IconProps>;
  isOn?: boolean;
  run: () => void;
}

/** Everything staff do with a thread, each with its key. */
export function ThreadToolbar(props: ThreadToolbarProps): ReactNode {
  const { isPinned, isFeatured, isLocked, isSplitting, isPrivate, isBusy, onTool } = props;
  const { t } = useI18n();
  const lock: ToolButton = {
    key: 'l',
    label: isLocked ? t('forum.do.unlock') : t('forum.do.lock'),
    Icon: isLocked ? IconLockOpen : IconLock,
    run: props.onLock,
  };
  const privacy: ToolButton = {
    key: 'v',
    label: isPrivate ? t('forum.do.show') : t('forum.do.hide'),
    Icon: isPrivate ? IconEye : IconEyeOff,
    run: () => onTool('privacy'),
  };
  const publicly: ToolButton[] = [
    {
      key: 'p',
      label: isPinned ? t('forum.do.repin') : t('forum.do.pin'),
      Icon: IconPin,
      run: () => onTool('pin'),
    },
    {
      key: 'f',
      label: isFeatured ? t('forum.do.unfeature') : t('forum.do.feature'),
      Icon: IconSparkles,
      run: props.onFeature,
    },
    lock,
    { key: 'w', label: t('forum.do.slow'), Icon: IconHourglass, run: () => onTool('slow') },
    { key: 't', label: t('forum.do.tags'), Icon: IconTags, run: () => onTool('tags') },
    { key: 'm', label: t('forum.do.move'), Icon: IconArrowRight, run: () => onTool('move') },
    { key: 'g', label: t('forum.do.merge'), Icon: IconArrowMerge, run: () => onTool('merge') },
    {
      key: 'x',
      label: t('forum.do.split'),
      Icon: IconArrowsSplit2,
      isOn: isSplitting,
      run: props.onSplit,
    },
    ...(props.canMakePrivate ? [privacy] : []),
  ];
  const tools = isPrivate ? [lock, privacy] : publicly;
  useShortcuts(
    t('forum.thread'),
    tools.map(({ key, label, run }) => ({ keys: [key], show: key, label, run })),
  );
  return (
    <div className={classes['tools']} role="group" aria-label={t('forum.do')}>
      {tools.map(({ key, label, Icon, isOn, run }) => (
        <Button
          key={key}
          variant="default"
          size="compact-md"
          leftSection={<Icon size={15} stroke={1.7} aria-hidden />}
          rightSection={<Key>{key}</Key>}
          aria-pressed={isOn}
          aria-keyshortcuts={key}
          disabled={isBusy}
          onClick={run}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
