import type { MemberMessages } from './members.fr.js';

/** What the page of a member says, in English. */
export const membersEn: MemberMessages = {
  description: (name, brand) => `What ${name} wrote in the community of ${brand}.`,
  since: (month) => `Member since ${month}`,
  own: 'My account',
  shown: 'What is shown',
  posts: 'Messages',
  threads: 'Discussions opened',
  opened: 'Opened the discussion',
  replied: 'Replied',
  noPosts: 'No message to read here.',
  noThreads: 'No discussion to read here.',
  noneHint: 'What is in a space that is not open to you is not shown.',
  newer: 'Newer',
  older: 'Older',
  acts: (name) => `You and ${name}`,
  follow: 'Follow',
  unfollow: 'Stop following',
  signInToFollow: (name) => ` ${name}, once signed in`,
  followHint: (name) => `You are told of discussions that ${name} opens, and of their replies.`,
  mute: 'Mute',
  unmute: 'Stop muting',
  muteHint: 'Their messages are folded away, and you are told nothing of them. Nobody knows.',
  muteStaffHint: (brand) =>
    `You are told nothing of them. Their messages stay visible: they speak for ${brand}.`,
  block: 'Block',
  unblock: 'Stop blocking',
  blockHint: 'As muting, and neither of you is proposed to the other any more. Nobody knows.',
  away: (name) => `You keep ${name} away.`,
  awayHint: 'Their messages are not shown here.',
  errors: {
    TOO_MANY_FOLLOWS: 'You follow as much as one can already.',
    TOO_MANY_RELATIONS: 'You mute and block as many members as one can already.',
    STAFF_NOT_BLOCKABLE: 'The team speaks for the brand: it cannot be blocked.',
    MEMBER_NOT_FOUND: 'This person is no longer here.',
  },
};
