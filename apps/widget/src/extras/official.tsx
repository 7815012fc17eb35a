import type { PostFeatureProps } from './extras.js';
import { Icon } from '../ui/icon.js';

/** From Tabler Icons (MIT). */
const CHECK = 'M5 7a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2zM9 12l2 2l4-4';

/** A message that staff marked as the brand's word on its thread. */
export function Official({ app, extras }: PostFeatureProps) {
  const { official } = extras;
  return official ? (
    <p class="official" part="official">
      <Icon path={CHECK} />
      {app.t('official', { brand: app.brand, name: official.byName })}
    </p>
  ) : null;
}
