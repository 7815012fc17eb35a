import type { SpaceKindName } from '#community';
import type { IdeaStanding } from '#discussion';

/** A place for threads in a demo community. */
export interface DemoSpace {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly visibility: 'public' | 'members' | 'private';
  readonly kind?: SpaceKindName;
}

/** How a demo person signs in, and what they may do. */
export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  /** Signs in with this address and the demo password; absent: a customer known by the brand's SSO. */
  readonly email?: string;
  readonly roles?: readonly DemoRole[];
  /** Days since they joined. */
  readonly joinedDaysAgo: number;
}

/** Staff roles, as the product names them. */
export type DemoRole = 'moderator' | 'community_manager' | 'analyst' | 'admin';

/** One message. */
export interface DemoPost {
  readonly by: string;
  /** `34d 19:42` (days ago, at that time) or `5h` (hours ago). */
  readonly at: string;
  readonly text: string;
  /** Index, in the thread, of the message it answers. */
  readonly to?: number;
  /** Who reacted, by the kind of reaction. */
  readonly reactions?: Readonly<Record<string, readonly string[]>>;
  readonly poll?: DemoPoll;
}

/** A question with options, open to the end of time. */
export interface DemoPoll {
  readonly question: string;
  readonly options: readonly string[];
  readonly isAnonymous: boolean;
  /** Who voted, by the place of the option. */
  readonly votes: readonly (readonly string[])[];
}

/** Where an idea went, and why. */
export interface DemoMove {
  readonly to: IdeaStanding;
  readonly note?: string;
}

/** One subject; its first message opens it. */
export interface DemoThread {
  readonly key: string;
  readonly space: string;
  readonly title: string;
  readonly posts: readonly DemoPost[];
  readonly isLocked?: boolean;
  readonly boundUrl?: string;
  readonly boundKey?: string;
  /** Names of managed tags. */
  readonly tags?: readonly string[];
  readonly isPinned?: boolean;
  readonly isFeatured?: boolean;
  /** Of a question: index of the accepted message, and who has it too. */
  readonly answer?: number;
  readonly alsoAskedBy?: readonly string[];
  /** Of an idea: who voted for it, and how it fared. */
  readonly votes?: readonly string[];
  readonly moves?: readonly DemoMove[];
  /** Of a review: what it is of, from 1 to 5, and whom it helped. */
  readonly product?: string;
  readonly rating?: number;
  readonly helped?: readonly string[];
  /** Of an announcement: `33d 18:00` (it has ended) or `in 20d`. */
  readonly until?: string;
}

/** A message sent through the front door, so that screening decides what becomes of it. */
export interface DemoArrival {
  readonly by: string;
  /** Key of the thread it answers. */
  readonly thread: string;
  readonly text: string;
  /** What the moderator decided; absent: still in the queue. */
  readonly decision?: {
    readonly verdict: 'approve' | 'reject';
    readonly reasonCode: 'OK_ON_TOPIC' | 'SPAM';
    readonly reasonText: string;
  };
}

/** Everything one demo brand starts with. */
export interface DemoCommunity {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly locales: readonly string[];
  readonly accent: string;
  /** The person who creates spaces and decides cases. */
  readonly admin: string;
  readonly moderator: string;
  readonly spaces: readonly DemoSpace[];
  /** Managed tags, with what each is for. */
  readonly tags: Readonly<Record<string, string>>;
  readonly people: readonly DemoPerson[];
  readonly threads: readonly DemoThread[];
  readonly arrivals: readonly DemoArrival[];
  /** Members let into private spaces, by space slug. */
  readonly access: Readonly<Record<string, readonly string[]>>;
}
