import type { SpaceKindName } from '#community';
import type { StaffRoleName } from '#identity';
import type { NoticeKindName } from '#notifications';

import type {
  IdeaStatusName,
  OfficialMark,
  PostExtras,
  PreviewedLink,
  ReactionKind,
  ThreadExtras,
} from '#protocol';

/** The brand of the page. */
export interface BrandView {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** `#rrggbb`. */
  readonly accent: string;
  readonly logoUrl: string | null;
  readonly locales: readonly string[];
  readonly defaultLocale: string;
  readonly allowedOrigins: readonly string[];
  readonly reactions: readonly ReactionKind[];
  /** Members may write to it alone. */
  readonly offersConversations: boolean;
}

/** Who reads: null while nobody is signed in. `isMember`: of this very community. */
export interface ReaderView {
  readonly name: string;
  readonly isMember: boolean;
  readonly isStaff: boolean;
  /** Notices not read, at most 100. */
  readonly unreadCount: number;
}

/** Somebody as a page names them. */
export interface AuthorView {
  readonly id: string;
  readonly name: string;
  readonly isStaff: boolean;
  /** What the page of this person is called by; empty for nobody. */
  readonly handle: string;
  /** What one of the staff does. */
  readonly role: StaffRoleName | null;
  /** What one of the staff is to the brand, in its own words. */
  readonly title: string | null;
}

/** A space as another is placed by it. */
export interface SpaceLink {
  readonly slug: string;
  readonly name: string;
  readonly kind: SpaceKindName;
}

/** A space as a page lists it. */
export interface SpaceView {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly visibility: 'public' | 'members' | 'private';
  readonly kind: SpaceKindName;
  /** What it is listed under. */
  readonly parent: SpaceLink | null;
  /** Listed under it; of the space of a page of its own only. */
  readonly children: readonly SpaceLink[];
  readonly canPost: boolean;
  /** Its list is that of private conversations. */
  readonly holdsConversations: boolean;
  readonly threadCount: number;
  readonly lastActivityAt: Date | null;
}

/** One line of a list of threads. */
export interface ThreadLineView {
  readonly id: string;
  readonly title: string;
  readonly spaceName: string;
  /** What its space is for. */
  readonly kind: SpaceKindName;
  readonly author: AuthorView;
  readonly replyCount: number;
  readonly isLocked: boolean;
  readonly extras: ThreadExtras | null;
  readonly createdAt: Date;
  readonly lastActivityAt: Date;
  /** Of a member: never opened by them, and theirs to discover. */
  readonly isNew: boolean;
  /** Of a member: posts they have not read; 100 stands for more than 99. */
  readonly unreadCount: number;
}

/** One line of a list of private conversations. */
export interface ConversationLineView extends Pick<
  ThreadLineView,
  'id' | 'title' | 'author' | 'replyCount' | 'lastActivityAt' | 'unreadCount'
> {
  /** With whom the brand talks. */
  readonly member: AuthorView;
  readonly awaitsBrand: boolean;
  /** It waits for a moderator. */
  readonly isPending: boolean;
}

/** A tag, as its page shows it. */
export interface TagView {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly threadCount: number;
  readonly isFollowed: boolean;
}

/** A page of a list, with the cursors of its neighbours. */
export interface PageView<Item> {
  readonly items: readonly Item[];
  /** Cursor to give as `after` for what follows. */
  readonly next: string | null;
  /** Cursor to give as `before` for what precedes; an empty text for the very first page. */
  readonly previous: string | null;
}

/** A picture of a message, in sizes; addresses are paths of this origin. */
export interface PictureView {
  readonly id: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  /** What it leads to, and what is shown where nothing else is understood. */
  readonly large: string;
  readonly small: string;
  readonly webp: string;
  readonly avif: string;
  /** Moves; null for one that does not. */
  readonly moving: string | null;
}

/** A document of a message. */
export interface DocumentView {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly path: string;
}

/** A post as a page shows it. */
export interface PostView {
  readonly id: string;
  readonly parentId: string | null;
  readonly author: AuthorView;
  readonly state: 'published' | 'withdrawn' | 'removed';
  /** Sanitised by the server. */
  readonly bodyHtml: string;
  readonly pictures: readonly PictureView[];
  readonly documents: readonly DocumentView[];
  readonly previews: readonly PreviewedLink[];
  readonly isEdited: boolean;
  /** The reader blocks or mutes its author. */
  readonly isFolded: boolean;
  readonly publishedAt: Date;
  /** What features add to it. */
  readonly extras: PostExtras | null;
  /** It is the brand's word on the thread. */
  readonly official: OfficialMark | null;
}

/** One line of a member's notices. */
export interface NoticeLineView {
  readonly id: string;
  readonly kind: NoticeKindName;
  readonly title: string;
  /** Where the idea stands now, where it is about one. */
  readonly ideaStatus: IdeaStatusName | null;
  readonly path: string;
  readonly postState: string;
  readonly actors: readonly AuthorView[];
  readonly actorCount: number;
  readonly unreadCount: number;
  readonly latestId: string;
  readonly latestAt: Date;
}

/** One line of what a member wrote. */
export interface AuthoredLineView {
  readonly postId: string;
  readonly threadId: string;
  readonly threadTitle: string;
  readonly spaceName: string;
  /** It opened its thread. */
  readonly isFirst: boolean;
  readonly publishedAt: Date;
  readonly excerpt: string;
}

/** A member, as the page of that member shows it. */
export interface MemberView {
  readonly member: AuthorView;
  readonly joinedAt: Date;
  readonly isOwn: boolean;
  /** How the reader stands to the member; null for guests and for oneself. */
  readonly standing: {
    readonly isFollowed: boolean;
    readonly relation: 'block' | 'mute' | null;
  } | null;
  /** Only what opened threads is listed. */
  readonly isOpeningsOnly: boolean;
  /** Null where the reader wants to see nothing of the member's. */
  readonly lines: PageView<AuthoredLineView> | null;
}

/** A piece of a text; marked where it is what was looked for. */
export interface TextPiece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** One post that a search found. */
export interface FoundView {
  readonly postId: string;
  readonly threadId: string;
  readonly threadTitle: string;
  readonly spaceName: string;
  readonly author: AuthorView;
  readonly publishedAt: Date;
  readonly excerpt: readonly TextPiece[];
}

/** One page of what a search found. */
export interface SearchView {
  readonly query: string;
  readonly totalCount: number;
  readonly corrections: readonly { readonly typed: string; readonly searched: readonly string[] }[];
  readonly page: PageView<FoundView>;
}

/** Staff may make a thread private, put it back where it came from, or neither any more. */
export type PrivacyView =
  { readonly may: 'hide' | 'stay' } | { readonly may: 'show'; readonly space: SpaceView };

/** A thread with one page of its posts. */
export interface ThreadView {
  readonly id: string;
  readonly title: string;
  readonly space: SpaceView;
  readonly author: AuthorView;
  /** Between whom it is, where it is private. */
  readonly conversation: { readonly member: AuthorView; readonly isOwn: boolean } | null;
  /** What the reader may do about who reads it; null for whoever may do nothing. */
  readonly privacy: PrivacyView | null;
  readonly seq: number;
  readonly replyCount: number;
  readonly isLocked: boolean;
  readonly extras: ThreadExtras | null;
  readonly createdAt: Date;
  readonly lastActivityAt: Date;
  readonly viewerCanAccept: boolean;
  readonly viewerCanSetStatus: boolean;
  readonly posts: PageView<PostView>;
}
