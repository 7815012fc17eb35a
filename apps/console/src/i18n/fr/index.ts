import { common } from './common.js';
import { conversations } from './conversations.js';
import { forum } from './forum.js';
import { operator } from './operator.js';
import { providers } from './providers.js';
import { queue } from './queue.js';
import { session } from './session.js';
import { security } from './security.js';
import { settings } from './settings.js';
import { spaces } from './spaces.js';
import { apiKeys } from './api-keys.js';
import { signOn } from './sign-on.js';
import { tags } from './tags.js';
import { team } from './team.js';
import { tokenCheck } from './token-check.js';
import { trust } from './trust.js';
import { verbatims } from './verbatims.js';

/** French, the reference: its keys and holes are what every other language must have. */
export const fr = {
  ...common,
  ...session,
  ...queue,
  ...verbatims,
  ...settings,
  ...spaces,
  ...conversations,
  ...forum,
  ...operator,
  ...apiKeys,
  ...signOn,
  ...tokenCheck,
  ...security,
  ...tags,
  ...team,
  ...providers,
  ...trust,
} as const;
