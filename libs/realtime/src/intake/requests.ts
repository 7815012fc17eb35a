import { z } from 'zod';

/** What a client may ask, by event name. A thread id that is no id at all is treated as one that names nothing. */
export const REQUESTS = {
  'thread:join': z.object({
    thread: z.string().max(64),
    lastSeq: z.number().int().nonnegative().optional(),
  }),
  'thread:leave': z.object({ thread: z.string().max(64) }),
  'thread:presence': z.object({ thread: z.string().max(64) }),
  'thread:typing': z.object({ thread: z.string().max(64) }),
  'queue:join': z.object({}),
} as const;

/** Name of an event the server understands. */
export type RequestName = keyof typeof REQUESTS;

/** A request that may be acted upon. */
export type Request = {
  [Name in RequestName]: { name: Name; payload: z.infer<(typeof REQUESTS)[Name]> };
}[RequestName];

/** Reads one packet. Null for an unknown event, or a payload that is not the object this event takes. */
export function readRequest(name: unknown, payload: unknown): Request | null {
  if (typeof name !== 'string' || !Object.hasOwn(REQUESTS, name)) return null;
  const parsed = REQUESTS[name as RequestName].safeParse(payload);
  return parsed.success ? ({ name, payload: parsed.data } as Request) : null;
}
