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
  replyLabel: 'Your answer',
  reply: 'Answer privately',
  pending: 'Your message is waiting to be read',
  pendingHint: 'The team reads it before it answers. Nobody else sees it.',
  back: 'See my private conversations',
  errors: {
    CONVERSATIONS_CLOSED: 'This brand takes no private messages.',
    CONVERSATIONS_TOO_MANY:
      'At most three private conversations a day: go on in one of yours, or come back tomorrow.',
    CONVERSATION_MEMBER_INVALID: 'This person cannot be written to.',
    MEMBER_NOT_FOUND: 'This person is not a member.',
  },
};
