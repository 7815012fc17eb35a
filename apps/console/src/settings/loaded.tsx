import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Failure } from '../ui/failure.js';

/** What is told of a reading: its data as soon as there is some, whatever becomes of later readings. */
interface Reading<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly refetch: () => Promise<unknown>;
}

interface LoadedProps<Data> {
  reading: Reading<Data>;
  children: (data: NonNullable<Data>) => ReactNode;
}

/** The content of a settings page: bars while it is read, then what it is, or why it cannot be had. */
export function Loaded<Data>({ reading, children }: LoadedProps<Data>): ReactNode {
  const { data, error, isPending, refetch } = reading;
  return (
    <>
      {data ? children(data) : null}
      {!data && error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? (
        <div aria-busy="true">
          <Skeleton height={40} mb={12} />
          <Skeleton height={40} mb={12} />
          <Skeleton height={40} />
        </div>
      ) : null}
    </>
  );
}
