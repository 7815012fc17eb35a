/** What `<parvis-forum>` shows: a whole forum, or one thread bound to the page. */
export type WidgetMode = 'forum' | 'thread';
/** `auto` follows the background that the host page really paints behind the element. */
export type WidgetTheme = 'auto' | 'light' | 'dark';

/** Attributes of `<parvis-forum>`; every one may change while the element is on the page. */
export interface WidgetAttributes {
  /** Slug of the brand's community. */
  community: string;
  /** `forum` when absent. */
  mode?: WidgetMode;
  /** Slug of the space to open in, and where a bound thread is created. */
  space?: string;
  /** Mode `thread`: an existing thread. */
  'thread-id'?: string;
  /** Mode `thread`: a stable key of the host page (a product id). Without it and `thread-id`, the canonical URL binds. */
  'binding-key'?: string;
  /** In a space for reviews: what the page is about. Its reviews are listed, and a new one is of it; `binding-key` when absent. */
  product?: string;
  /** Mode `thread`: title of the thread that the first message creates; the page's title when absent. */
  'thread-title'?: string;
  /** `fr` or `en`; else the document's language, else the browser's. */
  lang?: string;
  theme?: WidgetTheme;
  /** Origin of the API; else where the script came from. */
  server?: string;
  /**
   * On the forum's own hosted pages: `cookie` makes a token of member rights of the same origin's session cookie; `staff` acts
   * by that session itself, in a thread that only staff's rights open.
   */
  session?: 'cookie' | 'staff';
}

/** Why the widget reports an error to its host; `code` is stable, `message` is for developers. */
export interface WidgetErrorDetail {
  code: string;
  message: string;
}

/** What a visitor was about to do. */
export type WidgetLoginReason = 'reply' | 'thread' | 'react' | 'vote';

/** Host events of `<parvis-forum>`, each a bubbling, composed CustomEvent with this `detail`. */
export interface WidgetEventDetails {
  /** The element shows its first real content. */
  'parvis:ready': { community: string; mode: WidgetMode };
  /** The member's message was accepted; `state` says whether it is visible or waits for validation. */
  'parvis:post-created': { threadId: string; postId: string; state: 'published' | 'pending' };
  /** Somebody who is not signed in wants to take part: the host opens its own sign-in. */
  'parvis:login-requested': { reason: WidgetLoginReason };
  'parvis:error': WidgetErrorDetail;
}

/** Answers with a fresh JWT signed by the brand, or null when nobody is signed in. */
export type WidgetTokenSource = () => Promise<string | null>;

/** Methods of the element itself. */
export interface WidgetMethods {
  /** Signs the brand's customer in; called again by the widget whenever it needs a fresh token. */
  identify(getToken: WidgetTokenSource): Promise<void>;
  /** Forgets the member; reading goes on anonymously. */
  logout(): void;
}
