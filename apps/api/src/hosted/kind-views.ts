import type { IdeaSortName, IdeaStanding, QuestionFilterName } from '#discussion';
import type { IdeaStatusName } from '#protocol';
import type { AuthorView, PostView } from './views.js';

/** Which part of a space's list an address asks for, by what the space is for; null where it has one list only. */
export type ListChoice =
  | { readonly kind: 'questions'; readonly show: QuestionFilterName | null }
  | { readonly kind: 'ideas'; readonly sort: IdeaSortName; readonly status: IdeaStanding | null }
  | null;

/** What makes a thread a question, with what its page shows of the answer. */
export interface QuestionView {
  readonly kind: 'questions';
  readonly alsoAskCount: number;
  readonly viewerAlsoAsks: boolean;
  /** The reader asked it. */
  readonly isOwn: boolean;
  readonly acceptedId: string | null;
  /** Null as well where the answer is not to be seen. */
  readonly accepted: PostView | null;
}

/** One move of an idea. */
export interface IdeaMoveView {
  readonly id: string;
  readonly from: IdeaStatusName;
  readonly to: IdeaStatusName;
  readonly note: string | null;
  readonly movedAt: Date;
  readonly by: AuthorView;
}

/** What makes a thread an idea. */
export interface IdeaView {
  readonly kind: 'ideas';
  readonly status: IdeaStatusName;
  readonly voteCount: number;
  readonly viewerHasVoted: boolean;
  readonly mergedCount: number;
  readonly isMerged: boolean;
  /** Where it leads; null as well where that is not to be seen. */
  readonly mergedInto: { readonly id: string; readonly title: string } | null;
  /** Latest first. */
  readonly moves: readonly IdeaMoveView[];
}

/** What a thread is beside a discussion. */
export type KindView = QuestionView | IdeaView | null;

/** The ideas of one status, on the roadmap. */
export interface RoadmapColumnView {
  readonly status: IdeaStatusName;
  readonly standing: IdeaStanding;
  readonly count: number;
  readonly ideas: readonly { readonly id: string; readonly title: string; readonly voteCount: number }[];
}
