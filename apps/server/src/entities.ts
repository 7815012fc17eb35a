import { communityEntities } from '#community';
import { discussionEntities } from '#discussion';
import { identityEntities } from '#identity';
import { mediaEntities } from '#media';
import { moderationEntities } from '#moderation';
import { notificationsEntities } from '#notifications';
import { MailEntity } from '#platform';
import { searchEntities } from '#search';
import { verbatimsEntities } from '#verbatims';

/** Every table that is mapped, of every room. */
export const ENTITIES = [
  MailEntity,
  ...identityEntities,
  ...communityEntities,
  ...mediaEntities,
  ...discussionEntities,
  ...searchEntities,
  ...moderationEntities,
  ...verbatimsEntities,
  ...notificationsEntities,
];
