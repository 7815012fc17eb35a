import { Button } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.js';
import { useShortcuts } from '../shell/shortcuts.js';
import { Key } from '../ui/key.js';
import { everyMonth } from './months.js';
import classes from './month-chart.module.css';

interface MonthChartProps {
  months: readonly { month: string; count: number }[];
  /** Month wholly chosen, if one is. */
  chosen: string | null;
  onChoose: (month: string | null) => void;
}

/** When it was said: one bar a month, labelled; the same numbers as a table one key away. */
export function MonthChart({ months, chosen, onChoose }: MonthChartProps): ReactNode {
  const { t, number, month: monthName } = useI18n();
  const [isTable, setTable] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const bars = useRef<HTMLDivElement>(null);
  const all = everyMonth(months);
  const most = Math.max(1, ...all.map(({ count }) => count));
  const peak = all.find(({ count }) => count === most);
  const spoken = all.find(({ month }) => month === (shown ?? chosen)) ?? peak;
  const stop = all.some(({ month }) => month === chosen) ? chosen : all.at(-1)?.month;
  useShortcuts(t('verbatims.months'), [
    { keys: ['t'], show: 't', label: t('chart.toggle'), run: () => setTable((before) => !before) },
  ]);
  if (all.length === 0) return null;

  const onKey = (event: KeyboardEvent): void => {
    const buttons = [...(bars.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const targets: Record<string, number> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: buttons.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined || at < 0) return;
    event.preventDefault();
    buttons[Math.min(Math.max(target, 0), buttons.length - 1)]?.focus();
  };

  return (
    <figure className={classes['chart']} aria-label={t('verbatims.months')}>
      <figcaption>
        {spoken ? (
          <span>
            <strong>{monthName(spoken.month)}</strong> {t('verbatims.count', { count: spoken.count })}
            {spoken === peak && all.length > 1 && !shown && !chosen ? ` ${t('chart.peak')}` : ''}
          </span>
        ) : null}
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={isTable ? <IconChartBar size={14} /> : <IconTable size={14} />}
          rightSection={<Key>t</Key>}
          onClick={() => setTable(!isTable)}
        >
          {isTable ? t('chart.asBars') : t('chart.asTable')}
        </Button>
      </figcaption>
      {isTable ? (
        <div className={classes['tableBox']} tabIndex={0} role="group" aria-label={t('verbatims.months')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('chart.month')}</th>
                <th scope="col">{t('chart.count')}</th>
              </tr>
            </thead>
            <tbody>
              {all.map(({ month, count }) => (
                <tr key={month}>
                  <th scope="row">{monthName(month)}</th>
                  <td>{number(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div
          ref={bars}
          className={classes['bars']}
          role="group"
          aria-label={t('chart.help')}
          onKeyDown={onKey}
        >
          {all.map(({ month, count }, index) => (
            <button
              key={month}
              type="button"
              tabIndex={month === stop ? 0 : -1}
              aria-pressed={month === chosen}
              onClick={() => onChoose(month === chosen ? null : month)}
              onMouseEnter={() => setShown(month)}
              onMouseLeave={() => setShown(null)}
              onFocus={() => setShown(month)}
              onBlur={() => setShown(null)}
            >
              <span className="unseen">
                {monthName(month)}, {number(count)}
              </span>
              {all.length <= 14 ? <small aria-hidden>{number(count)}</small> : null}
              <i style={{ height: count === 0 ? 1 : `${Math.max(6, (count / most) * 100)}%` }} />
              {index === 0 || month.endsWith('-01') || all.length <= 14 ? (
                <em aria-hidden>{all.length <= 14 ? monthName(month, 'short') : month.slice(0, 4)}</em>
              ) : (
                <em />
              )}
            </button>
          ))}
        </div>
      )}
    </figure>
  );
}
