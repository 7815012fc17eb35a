import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { PublicMemberRow } from '#identity';
import type { PostExtras } from '#protocol';
import { Attachment } from '#media';
import { connectionOf, MutationPayload } from '#platform';
import { ShownPostExtras } from '../extras/extras.types.js';
import { PostState } from '../post/post-state.js';
import type { BodyFormat } from '../text/source-text.js';

registerEnumType(PostState, {
  name: 'PostState',
  description: 'Where a post, or a thread with its first post, stands.',
  valuesMap: {
    PUBLISHED: { description: 'Everyone who may enter the space reads it.' },
    PENDING: { description: 'Waits for a moderator; only its author and staff see it.' },
    REJECTED: { description: 'A moderator refused it; only its author and staff see it.' },
    WITHDRAWN: { description: 'Its author took it back; its place stays, empty.' },
    REMOVED: { description: 'A moderator took it away; its place stays, empty.' },
  },
});

/** How an author's text is written, as the API names it. */
export const BodyFormatName = { MARKDOWN: 'markdown', PLAIN: 'plain', HTML: 'html' } as const;
registerEnumType(BodyFormatName, {
  name: 'BodyFormat',
  description: 'How the source of a post is written.',
  valuesMap: {
    MARKDOWN: { description: 'CommonMark.' },
    PLAIN: { description: 'Text as it stands; imports only.' },
    HTML: { description: 'HTML; imports only.' },
  },
});

/** One message, as a viewer sees it. */
@ObjectType({ description: 'One message.' })
export class Post {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => ID, { description: 'The thread it is in.' })
  threadId: string;

  @Field(() => ID, { nullable: true, description: 'The post it answers; null at the top level.' })
  parentId: string | null;

  @Field(() => Int, { nullable: true, description: 'Place in the thread; null until published.' })
  seq: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Last change of this post on the thread's clock; null until published.",
  })
  changeSeq: number | null;

  @Field(() => Int, { description: 'How many posts are above it in its branch.' })
  depth: number;

  @Field(() => PostState, { description: 'Where it stands.' })
  state: PostState;

  @Field(() => String, { description: 'Sanitised HTML; empty when withdrawn or removed.' })
  bodyHtml: string;

  @Field(() => Int, { description: 'Number of the current revision, from 1.' })
  revisionNumber: number;

  @Field(() => String, { description: 'SHA-256 of the exact bytes of the current revision, in hexadecimal.' })
  sha256: string;

  @Field(() => Date, { description: 'When it was sent.' })
  createdAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it became visible.' })
  publishedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When its text last changed; null if never.' })
  editedAt: Date | null;

  @Field(() => String, { description: 'Address of the post on the hosted pages.' })
  permalink: string;

  @Field(() => Boolean, { description: 'The viewer may change its text now.' })
  viewerCanEdit: boolean;

  @Field(() => Boolean, { description: 'The viewer may read its earlier texts.' })
  viewerCanSeeHistory: boolean;

  @Field(() => Boolean, { description: 'The viewer may take it back.' })
  viewerCanWithdraw: boolean;

  @Field(() => Boolean, { description: 'The viewer wrote it.' })
  isOwn: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why it waits or was refused; only its author and staff see it.',
  })
  moderationNote: string | null;

  /** Not in the API: `author` resolves it. */
  authorId: string;
  /** Where the author was read with the post. */
  author?: PublicMemberRow;
  /** Not in the API. */
  spaceId: string;
  @Field(() => ShownPostExtras, {
    nullable: true,
    description: 'What features add to it; null where nothing is.',
  })
  extras: PostExtras | null;

  @Field(() => [Attachment], { description: 'Files that came with it, with addresses for this viewer.' })
  attachments: Attachment[];

  /** Not in the API: `postSource` and verbatims have it. */
  revisionId: string;
}

/** A page of posts. */
@ObjectType({ description: 'A page of posts.' })
export class PostConnection extends connectionOf(Post, 'Post') {}

/** One exact text of a post. */
@ObjectType({ description: 'One exact text of a post.' })
export class Revision {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => Int, { description: 'From 1, in the order of the edits.' })
  number: number;

  @Field(() => String, { description: 'Exactly as received.' })
  body: string;

  @Field(() => BodyFormatName, { description: 'How it is written.' })
  format: BodyFormat;

  @Field(() => String, { description: 'SHA-256 of its UTF-8 bytes, in hexadecimal.' })
  sha256: string;

  @Field(() => Date, { description: 'When it was received.' })
  createdAt: Date;
}

/** The source of a post. */
@ObjectType({ description: 'Exact texts of a post.' })
export class PostSource {
  @Field(() => ID, { description: 'The post.' })
  postId: string;

  @Field(() => [Revision], { description: 'Every revision, oldest first.' })
  revisions: Revision[];
}

/** Answer of the mutations of one post. */
@ObjectType({ description: 'The post after the change.' })
export class PostPayload extends MutationPayload {
  @Field(() => Post, { nullable: true, description: 'Null where nothing was done.' })
  post: Post | null;
}
