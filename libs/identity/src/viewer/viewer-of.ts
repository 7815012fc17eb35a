import type { Actor } from '#platform';
import type { Viewer } from './viewer.types.js';

/** The actor as a front end sees it. */
export function viewerOf(actor: Actor): Viewer {
  const kind = actor.kind === 'system' ? 'anonymous' : actor.kind;
  return {
    kind,
    permissions: [...actor.permissions].sort(),
    mustSetUpSecondFactor: actor.lacksSecondFactor,
  };
}
