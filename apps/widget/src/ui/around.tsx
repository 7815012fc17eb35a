import { Component } from 'preact';
import type { Row } from '../../model/rows.js';
import type { App } from '../app.js';
import type { ThreadPane } from '../thread-pane.js';
import { Foot } from './foot.js';
import { Icon } from './icon.js';
import { ALERT, DOWN, MESSAGE } from './paths.js';
import { Posts } from './thread-view.js';

interface Props {
  app: App;
  pane: ThreadPane;
}

/** Knows whether the reader sees the end of the thread. */
class End extends Component<{ pane: ThreadPane }> {
  #node: Element | null = null;
  #observer: IntersectionObserver | null = null;

  override componentDidMount(): void {
    const see = ([entry]: IntersectionObserverEntry[]) => {
      this.props.pane.isAtEnd = !!entry?.isIntersecting;
    };
    this.#observer = new IntersectionObserver(see, { rootMargin: '0px 0px 80px' });
    if (this.#node) this.#observer.observe(this.#node);
  }

  override componentWillUnmount(): void {
    this.#observer?.disconnect();
  }

  override render() {
    return <div class="end" aria-hidden="true" ref={(node) => void (this.#node = node)} />;
  }
}

function More({ app, pane, side }: Props & { side: 'earlier' | 'later' }) {
  const load = () => void app.conversation?.page((paging) => paging[side](pane));
  return (
    <button type="button" class="more" part="more" onClick={load} aria-busy={pane.busy === side}>
      {app.t(pane.busy === side ? 'loading' : side === 'earlier' ? 'loadEarlier' : 'loadLater')}
    </button>
  );
}

/** In order, or by conversation. */
function View({ app, pane }: Props) {
  const { t } = app;
  return (
    <select
      class="view"
      part="input"
      aria-label={t('viewOrder')}
      onChange={({ currentTarget }) => void app.conversation?.view(pane, !!currentTarget.value)}
    >
      <option value="" selected={!pane.talk}>
        {t('viewFlat')}
      </option>
      <option value="talk" selected={!!pane.talk}>
        {t('viewTalk')}
      </option>
    </select>
  );
}

/** What stands before the loaded posts. */
export function Before({ app, pane }: Props) {
  const { reading } = app;
  const choice = !!pane.state?.replyCount && <View app={app} pane={pane} />;
  return pane.state ? (
    <>
      {reading ? (
        <reading.Head app={app} pane={pane} choice={choice} />
      ) : (
        (app.viewer || choice) && <div class="reading-head">{choice}</div>
      )}
      {!pane.talk && pane.state.firstSeq > 0 && <More app={app} pane={pane} side="earlier" />}
    </>
  ) : null;
}

/** What follows the loaded posts: the way on, own posts beyond the window, news, and the composer. */
export function After({ app, pane, tail }: Props & { tail: readonly Row[] }) {
  const { state } = pane;
  const { t } = app;
  return (
    <>
      {pane.phase === 'unborn' && (
        <div class="empty">
          <Icon path={MESSAGE} />
          <p>{t('noMessages')}</p>
          <p class="quiet">{t('noMessagesHint')}</p>
        </div>
      )}
      {state && !pane.talk && state.lastSeq !== Infinity && <More app={app} pane={pane} side="later" />}
      {!pane.talk && <Posts app={app} pane={pane} rows={tail} />}
      <End pane={pane} />
      {state && state.waiting.size > 0 && (
        <button type="button" class="pill" part="pill" onClick={() => void app.conversation?.showNews(pane)}>
          <Icon path={DOWN} />
          {app.t('newMessages', { n: state.waiting.size })}
        </button>
      )}
      {state &&
        (app.reading ? (
          <app.reading.Others app={app} pane={pane} />
        ) : (
          app.viewer && <p class="others" aria-hidden="true" />
        ))}
      <Foot app={app} pane={pane} />
    </>
  );
}

/** Says that nothing new can arrive for now. */
export function Offline({ app }: { app: App }) {
  return (
    <p class="offline" role="status">
      <Icon path={ALERT} />
      <span>{app.t('offline')}</span>
    </p>
  );
}
