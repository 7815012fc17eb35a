import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ClientEvents, ServerEvents } from '#protocol';
import { setLiveStatus } from './live-status.js';
import { queueKey } from './use-queue-summary.js';

/** Changes that come in a burst are read once. */
const GATHER_MS = 250;
const FALLBACK_MS = 20_000;

/**
 * Listens to the queue of a community. A frame only says that something changed: the truth is read again through
 * GraphQL, under the viewer's own rights. Without a socket the queue is polled.
 */
export function useQueueLive(community: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!community) return undefined;
    let gathering: ReturnType<typeof setTimeout> | undefined;
    let close: (() => void) | undefined;
    let isOver = false;
    const refresh = (): void => {
      gathering ??= setTimeout(() => {
        gathering = undefined;
        void client.invalidateQueries({ queryKey: queueKey(community) });
      }, GATHER_MS);
    };
    const fallback = setInterval(() => {
      if (close === undefined || !isJoined) refresh();
    }, FALLBACK_MS);
    let isJoined = false;

    setLiveStatus('connecting');
    void import('socket.io-client').then(({ io }) => {
      if (isOver) return;
      const socket: import('socket.io-client').Socket<ServerEvents, ClientEvents> = io({
        path: '/socket.io',
        auth: { community },
        query: { community },
        reconnectionDelayMax: 15_000,
      });
      close = () => socket.disconnect();
      socket.on('connect', () => {
        socket.emit('queue:join', {}, ({ ok }) => {
          isJoined = ok;
          setLiveStatus(ok ? 'live' : 'down');
          refresh();
        });
      });
      socket.on('disconnect', () => {
        isJoined = false;
        setLiveStatus('down');
      });
      socket.on('connect_error', () => setLiveStatus('down'));
      socket.on('queue:changed', refresh);
      socket.on('session:ended', () => void client.invalidateQueries({ queryKey: ['viewer'] }));
    });
    return () => {
      isOver = true;
      clearTimeout(gathering);
      clearInterval(fallback);
      close?.();
    };
  }, [client, community]);
}
