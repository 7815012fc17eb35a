import { exactTime } from '../../model/time.js';
import type { App } from '../app.js';
import { Icon } from '../ui/icon.js';
import { CALENDAR } from './icons.js';

/** Until when an announcement is current, or since when it is past. */
export function AnnouncementEnd({ app, at }: { app: App; at: string }) {
  const { t, lang, now } = app;
  const end = Date.parse(at);
  const day = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short', year: 'numeric' }).format(end);
  return (
    <span class="kind-tag quiet-tag" title={exactTime(end, lang)}>
      <Icon path={CALENDAR} />
      {t(end > now ? 'newsUntil' : 'newsEnded', { day })}
    </span>
  );
}
