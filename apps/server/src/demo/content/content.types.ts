/** A place for threads in a demo community. */
export interface DemoSpace {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly visibility: 'public' | 'members' | 'private';
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
  readonly people: readonly DemoPerson[];
  readonly threads: readonly DemoThread[];
  readonly arrivals: readonly DemoArrival[];
  /** Members let into private spaces, by space slug. */
  readonly access: Readonly<Record<string, readonly string[]>>;
}
