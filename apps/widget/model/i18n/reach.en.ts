import type { Message } from '../messages.js';
import type { ReachKey } from './reach.fr.js';

/** Who has read an announcement and until when it is current, of staff, in English. */
export const texts: Record<ReachKey, Message> = {
  reachRead: '{n} of {all} members have read it.',
  reachTooFew: 'Too few members may see it to say how many have read it.',
  reachWho: 'Who has read it',
  byTrustLevel: 'By level',
  byRole: 'By role',
  byMonth: 'By month of joining',
  reachColumn: 'Have read it',
  reachOf: '{n} of {all}',
  reachLevel: 'Level {level}: {name}',
  reachLevel0: 'Newcomer',
  reachLevel1: 'Member',
  reachLevel2: 'Regular',
  reachLevel3: 'Pillar',
  reachLevel4: 'Guide',
  reachMember: 'Members',
  reachOthers: 'Others',
  reachPrivacy: 'Groups of fewer than five members are united: nobody is singled out.',
  setNewsEnd: 'Change the end',
  newsEnd: 'Current until',
  newsEndHint: 'Optional. Empty: the announcement does not end.',
  newsEndSave: 'Save',
  newsEndSaid: 'The end is saved.',
  EXPIRY_INVALID: 'The end comes after the opening of the announcement.',
  NOT_AN_ANNOUNCEMENT: 'It is no longer an announcement.',
};
