import type { PageContext } from '../page-context.js';
import type { SpaceView } from '../views.js';
import { Icon, type IconName } from './icon.js';

const ICONS: Readonly<Record<Exclude<SpaceView['kind'], 'discussion'>, IconName>> = {
  questions: 'help',
  ideas: 'bulb',
  reviews: 'star',
  announcements: 'speaker',
};

/** What people do in a space; talking goes without saying. */
export function SpaceKind({ kind, t }: { kind: SpaceView['kind']; t: PageContext['t'] }) {
  if (kind === 'discussion') return null;
  return (
    <span class="tag">
      <Icon name={ICONS[kind]} />
      <span>{t.spaceKinds[kind]}</span>
    </span>
  );
}
