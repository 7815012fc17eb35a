import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { failureCode } from './client.js';

/** Failures that a second try may cure. */
const PASSING = new Set(['NETWORK', 'INTERNAL']);

/** The cache of the whole console. A lost session anywhere makes the viewer be asked again, which leads to the sign-in page. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown): void => {
    if (failureCode(error) === 'UNAUTHENTICATED') void client.invalidateQueries({ queryKey: ['viewer'] });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && PASSING.has(failureCode(error)),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  return client;
}
