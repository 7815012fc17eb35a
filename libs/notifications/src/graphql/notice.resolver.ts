import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Thread, threadLoaderOf, ThreadService } from '#discussion';
import { Member, memberLoaderOf, MemberService } from '#identity';
import {
  type Actor,
  answer,
  CurrentActor,
  type Page,
  PageArgs,
  Public,
  type RequestContext,
} from '#platform';
import { NoticeService } from '../notices/notice.service.js';
import { NoticePreferenceService } from '../preferences/notice-preference.service.js';
import { NoticePreferencesUpdateInput, NoticesMarkReadInput } from './notice.inputs.js';
import {
  NoticeGroup,
  NoticeGroupConnection,
  NoticePreference,
  NoticePreferencesPayload,
  NoticesPayload,
  NoticeSummary,
} from './notice.types.js';

/** Operations of a member's own notices. Open to anybody: who is no member is refused by the rule itself. */
@Resolver(() => NoticeGroup)
export class NoticeResolver {
  constructor(
    private readonly notices: NoticeService,
    private readonly preferences: NoticePreferenceService,
    private readonly threads: ThreadService,
    private readonly members: MemberService,
  ) {}

  @Public()
  @Query(() => NoticeGroupConnection, {
    name: 'notices',
    description: "The viewer's own notices of the last 90 days, grouped, latest first; the latest 1,000.",
  })
  async page(@CurrentActor() actor: Actor, @Args() args: PageArgs): Promise<Page<NoticeGroup>> {
    return this.notices.page(actor, args);
  }

  @Public()
  @Query(() => NoticeSummary, { description: "How many of the viewer's notices wait; none for guests." })
  async noticeSummary(@CurrentActor() actor: Actor): Promise<NoticeSummary> {
    return this.notices.counts(actor);
  }

  @Public()
  @Query(() => [NoticePreference], {
    description: 'What the viewer wants to be told, every kind by every channel.',
  })
  async noticePreferences(@CurrentActor() actor: Actor): Promise<NoticePreference[]> {
    return this.preferences.list(actor);
  }

  @Public()
  @Mutation(() => NoticesPayload, { description: "Marks the viewer's own notices as read." })
  async noticesMarkRead(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which.' }) input: NoticesMarkReadInput,
  ): Promise<NoticesPayload> {
    return answer(
      this.notices.markRead(actor, input).then((summary) => ({ summary })),
      { summary: null },
    );
  }

  @Public()
  @Mutation(() => NoticesPayload, { description: 'The viewer has looked at the list of notices.' })
  async noticesMarkSeen(@CurrentActor() actor: Actor): Promise<NoticesPayload> {
    return answer(
      this.notices.markSeen(actor).then((summary) => ({ summary })),
      { summary: null },
    );
  }

  @Public()
  @Mutation(() => NoticePreferencesPayload, { description: 'Changes what the viewer wants to be told.' })
  async noticePreferencesUpdate(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What changes.' }) input: NoticePreferencesUpdateInput,
  ): Promise<NoticePreferencesPayload> {
    return answer(
      this.preferences.update(actor, input.preferences).then((preferences) => ({ preferences })),
      { preferences: null },
    );
  }

  @ResolveField(() => Thread, { description: 'The thread it happened in.' })
  async thread(@Context() context: RequestContext, @Parent() group: NoticeGroup): Promise<Thread> {
    return threadLoaderOf(context, this.threads).load(group.threadId);
  }

  @ResolveField(() => [Member], { description: 'Who did it, latest first, at most three.' })
  async actors(@Context() context: RequestContext, @Parent() group: NoticeGroup): Promise<Member[]> {
    return Promise.all(group.actorIds.map((id) => memberLoaderOf(context, this.members).load(id)));
  }
}
