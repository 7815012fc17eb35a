import {
  IconBulb,
  IconHelpCircle,
  IconLock,
  IconMessages,
  IconSpeakerphone,
  IconStar,
  type IconProps,
} from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import type { SpaceKind } from '../generated/operations.js';

/** Kinds of spaces, in the order they are offered. */
export const SPACE_KINDS = [
  'DISCUSSION',
  'QUESTIONS',
  'IDEAS',
  'REVIEWS',
  'ANNOUNCEMENTS',
] as const satisfies SpaceKind[];

const ICONS: Readonly<Record<SpaceKind, ComponentType<IconProps>>> = {
  DISCUSSION: IconMessages,
  QUESTIONS: IconHelpCircle,
  IDEAS: IconBulb,
  REVIEWS: IconStar,
  ANNOUNCEMENTS: IconSpeakerphone,
};

/** What people do in a space, as a picture that never stands alone; of the one for private conversations, that they are. */
export function SpaceKindIcon({ kind, isPrivate }: { kind: SpaceKind; isPrivate?: boolean }): ReactNode {
  const Icon = isPrivate ? IconLock : ICONS[kind];
  return <Icon size={16} stroke={1.6} aria-hidden />;
}
