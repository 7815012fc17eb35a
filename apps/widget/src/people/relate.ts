import type { App } from '../app.js';
import {
  type MemberRelationKind,
  PersonBlockDocument,
  PersonMuteDocument,
  PersonUnblockDocument,
  PersonUnmuteDocument,
} from '../generated/operations.js';

/** How the viewer stands to a member, and is to stand; null is not kept away. True where it was saved. */
export async function relate(
  { connection }: App,
  memberId: string,
  { from, to }: { from: MemberRelationKind | null; to: MemberRelationKind | null },
): Promise<boolean> {
  const input = { memberId };
  const send = async () => {
    if (to === 'BLOCK') return (await connection.send(PersonBlockDocument, { input })).memberBlock;
    if (to === 'MUTE') return (await connection.send(PersonMuteDocument, { input })).memberMute;
    return from === 'BLOCK'
      ? (await connection.send(PersonUnblockDocument, { input })).memberUnblock
      : (await connection.send(PersonUnmuteDocument, { input })).memberUnmute;
  };
  return (await send()).userErrors.length === 0;
}
