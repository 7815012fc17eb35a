import { defineFact } from '#platform';

/** Another circle of people may enter the space. */
export const SpaceVisibilityChanged = defineFact<{ spaceId: string }>('community.SpaceVisibilityChanged');

/** A space is called or described otherwise. */
export const SpaceChanged = defineFact<{ spaceId: string }>('community.SpaceChanged');

/** A member was let into a private space. */
export const SpaceAccessGranted = defineFact<{ spaceId: string; memberId: string }>(
  'community.SpaceAccessGranted',
);

/** A member may no longer enter a private space. */
export const SpaceAccessRevoked = defineFact<{ spaceId: string; memberId: string }>(
  'community.SpaceAccessRevoked',
);
