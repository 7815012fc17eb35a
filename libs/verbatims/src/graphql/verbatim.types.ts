import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '#platform';
import type { PublicMemberRow } from '#identity';
import { BodyFormatName, type BodyFormat, PostState } from '#discussion';

/** A stretch of a text. */
@ObjectType({ description: "A stretch of `text`, in UTF-16 units: what JavaScript's slice counts." })
export class TextRange {
  @Field(() => Int, { description: 'Where it starts, from 0.' })
  start: number;

  @Field(() => Int, { description: 'How long it is.' })
  length: number;
}

/** One text as its author sent it, with its source. */
@ObjectType({ description: 'The current text of a post, exactly as its author sent it, with its source.' })
export class Verbatim {
  @Field(() => ID, { description: 'Id of the revision.' })
  id: string;

  @Field(() => ID, { description: 'The post it is the text of.' })
  postId: string;

  @Field(() => Int, { description: 'Number of the revision, from 1.' })
  revisionNumber: number;

  @Field(() => String, { description: 'Exactly as received.' })
  body: string;

  @Field(() => BodyFormatName, { description: 'How the body is written.' })
  format: BodyFormat;

  @Field(() => String, { description: "SHA-256 of the body's UTF-8 bytes, in hexadecimal." })
  sha256: string;

  @Field(() => String, { description: 'Readable text derived from the body, which the highlights refer to.' })
  text: string;

  @Field(() => [TextRange], { description: 'What matched, in order, none overlapping.' })
  highlights: TextRange[];

  @Field(() => ID, { description: 'The thread it stands in.' })
  threadId: string;

  @Field(() => String, { description: 'Title of the thread.' })
  threadTitle: string;

  @Field(() => PostState, { description: 'Where the post stands.' })
  state: PostState;

  @Field(() => Date, { description: 'When the post became visible.' })
  publishedAt: Date;

  @Field(() => String, { description: 'Address of the post on the hosted pages.' })
  permalink: string;

  /** Not in the API: `space` resolves it. */
  spaceId: string;
  /** Not in the API: `author` resolves it. */
  authorId: string;
  /** Read with the text. */
  author: PublicMemberRow;
}

/** How many matches a space has. */
@ObjectType({ description: 'How many matches a space has.' })
export class SpaceFacet {
  @Field(() => Int, { description: 'Exact.' })
  count: number;

  /** Not in the API: `space` resolves it. */
  spaceId: string;
}

/** How many matches a month has. */
@ObjectType({ description: 'How many matches a month has.' })
export class MonthFacet {
  @Field(() => String, { description: 'YYYY-MM, in UTC.' })
  month: string;

  @Field(() => Int, { description: 'Exact.' })
  count: number;
}

/** Counts over everything that matches. */
@ObjectType({
  description:
    'Counts over everything that matches and that the viewer may see. Each list leaves out its own filter, so that its other values stay on offer.',
})
export class VerbatimFacets {
  @Field(() => [SpaceFacet], { description: 'Largest first.' })
  spaces: SpaceFacet[];

  @Field(() => [MonthFacet], { description: 'Latest first.' })
  months: MonthFacet[];
}

/** A word that was searched otherwise than typed. */
@ObjectType({ description: 'A word that (next to) nothing matches as typed, and what was searched instead.' })
export class SearchCorrection {
  @Field(() => String, { description: 'The word of the query, folded: lower case, without accents.' })
  typed: string;

  @Field(() => [String], {
    description: 'Words searched for it; the typed one is among them where it occurs.',
  })
  searched: string[];
}

/** A page of verbatims. */
@ObjectType({ description: 'A page of verbatims, best first; newest first for an empty query.' })
export class VerbatimConnection extends connectionOf(Verbatim, 'Verbatim') {
  @Field(() => Int, { description: 'How many match, exactly.' })
  totalCount: number;

  @Field(() => VerbatimFacets, { description: 'Counts over everything that matches.' })
  facets: VerbatimFacets;

  @Field(() => [SearchCorrection], { description: 'Words that were searched otherwise than typed.' })
  corrections: SearchCorrection[];

  @Field(() => Boolean, {
    description:
      'The search server could not be asked: the plainer search of the database answered. It finds the same, in another order.',
  })
  isFallback: boolean;
}

/** Narrows a search. */
@InputType({ description: 'Narrows a search.' })
export class VerbatimFilter {
  @Field(() => [ID], {
    nullable: true,
    description: 'Only these spaces; those the viewer may not enter match nothing.',
  })
  spaceIds?: string[] | null;

  @Field(() => Date, { nullable: true, description: 'Published at this instant or later.' })
  publishedFrom?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Published before this instant.' })
  publishedBefore?: Date | null;
}
