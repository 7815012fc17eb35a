/** Where an object lies, seen from who asks. */
export const PLACES = ['own', 'visible', 'private', 'conversation', 'pending', 'foreign'] as const;

/** One of them. */
export type Place = (typeof PLACES)[number];

/** What an identifier may name. */
export type Kind =
  | 'space'
  | 'spaceSlug'
  | 'thread'
  | 'threadKey'
  | 'tag'
  | 'tagName'
  | 'post'
  | 'poll'
  | 'postPath'
  | 'upload'
  | 'filePath'
  | 'parent'
  | 'draft'
  | 'waitingThread'
  | 'member'
  | 'handle'
  | 'guardedMember'
  | 'case'
  | 'export'
  | 'ssoKey'
  | 'apiKey'
  | 'oidcProvider'
  | 'session'
  | 'invitation'
  | 'failedJob'
  | 'parkedFact';
