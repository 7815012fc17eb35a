import type { ConversationMessages } from './conversations.fr.js';

/** What pages of private conversations say, in English. */
export const conversationsEn: ConversationMessages = {
  own: 'My private conversations',
  ofBrand: 'Private conversations',
  link: (brand) => `Write to ${brand} privately`,
  privacy: (brand) => `Only you and the team of ${brand} read this.`,
  privacyOfStaff: (name) => `Private, with ${name}: only the team and that person read it.`,
  privacyOfList: 'You and the team, and nobody else.',
  with: (name) => `with ${name}`,
  awaits: 'Awaits an answer',
  all: 'All',
  awaiting: 'Unanswered',
  filter: 'Conversations shown',
  none: 'No private conversation yet.',
  noneHint: (brand) =>
    `An order, an address, a problem? Write to the team of ${brand}: nobody else will see it.`,
  noneOfBrand: 'Nobody is waiting.',
  noneOfBrandHint: 'What members write to you in private will arrive here.',
  noneClosed: 'This brand takes no private messages. What it writes to you will arrive here.',
  title: (brand) => `Write to ${brand} privately`,
  titleWith: (name) => `Write to ${name} privately`,
  intro: (brand) =>
    `Only you and the team of ${brand} will read this message. It is in no list and no search.`,
  introWith: (name) => `Only ${name} and the team will read this message.`,
  subject: 'Subject',
  subjectHint: 'An order number, for instance.',
  body: 'Message',
  send: 'Send privately',
  pending: 'Your message is waiting to be read',
  pendingHint: 'The team reads it before it answers. Nobody else sees it.',
  back: 'See my private conversations',
  hide: 'Make private',
  hideHint: (name) =>
    `Nobody will read this thread any more but ${name} and the team: it leaves the lists, the searches and the feeds. It can be made public again only as long as nothing was written in it.`,
  show: 'Make public',
  showHint: {
    public: (space) => `Nothing was written here in private. Everybody will read it in “${space}” again.`,
    members: (space) => `Nothing was written here in private. Members will read it in “${space}” again.`,
    private: (space) =>
      `Nothing was written here in private. Whoever may enter “${space}” will read it there again.`,
  },
  stays: 'What was written in private stays private: this thread cannot become public.',
  reason: 'Reason',
  reasonHint: 'Staff will read it. It is kept.',
  errors: {
    CONVERSATION_STAYS_PRIVATE: 'Something was written here in private: it stays so.',
    REASON_INVALID: 'Give a reason, of 500 characters at most.',
    CONVERSATIONS_CLOSED: 'This brand takes no private messages.',
    CONVERSATIONS_TOO_MANY:
      'At most three private conversations a day: go on in one of yours, or come back tomorrow.',
    CONVERSATION_MEMBER_INVALID: 'This person cannot be written to.',
    MEMBER_NOT_FOUND: 'This person is not a member.',
  },
};
