import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor, Public } from '#platform';
import { ThreadPayload } from '../graphql/thread.types.js';
import { ThreadService } from '../thread/thread.service.js';
import { TagCreateInput, TagMergeInput, TagUpdateInput, ThreadTagInput } from './tag.inputs.js';
import { TagService } from './tag.service.js';
import { Tag, TagPayload } from './tag.types.js';

/** Operations of tags. */
@Resolver(() => Tag)
export class TagResolver {
  constructor(
    private readonly service: TagService,
    private readonly threads: ThreadService,
  ) {}

  @Public()
  @Query(() => [Tag], {
    complexity: 20,
    description: 'Tags, most used first: those of the list, and those of threads the viewer may see.',
  })
  async tags(
    @CurrentActor() actor: Actor,
    @Args('startingWith', {
      type: () => String,
      nullable: true,
      description: 'The beginning of a name that it has or had; case and accents do not count.',
    })
    startingWith?: string | null,
    @Args('first', { type: () => Int, nullable: true, description: 'At most 100, which is the default.' })
    first?: number | null,
  ): Promise<Tag[]> {
    return this.service.list(actor, { startingWith, first });
  }

  @Public()
  @Query(() => Tag, { nullable: true, description: 'One tag; null when absent, or only on hidden threads.' })
  async tag(
    @CurrentActor() actor: Actor,
    @Args('name', { type: () => String, description: 'A name that it has or had, or its name in addresses.' })
    name: string,
  ): Promise<Tag | null> {
    return this.service.find(actor, name);
  }

  @Allow(Permission.ThreadOpen)
  @Mutation(() => ThreadPayload, {
    description: "Gives a thread its tags: its author's within 15 minutes of opening it, staff's any time.",
  })
  async threadTag(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The thread and its tags.' }) input: ThreadTagInput,
  ): Promise<ThreadPayload> {
    return answer(
      this.service
        .tagThread(actor, input)
        .then(async (id) => ({ thread: await this.threads.find(actor, id) })),
      { thread: null },
    );
  }

  @Allow(Permission.SpaceManage)
  @Mutation(() => TagPayload, { description: "Puts a tag on the community's list." })
  async tagCreate(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The tag.' }) input: TagCreateInput,
  ): Promise<TagPayload> {
    return answerTag(this.service.create(actor, input));
  }

  @Allow(Permission.SpaceManage)
  @Mutation(() => TagPayload, { description: 'Changes what is given of a tag; its threads keep it.' })
  async tagUpdate(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What changes.' }) input: TagUpdateInput,
  ): Promise<TagPayload> {
    return answerTag(this.service.update(actor, input));
  }

  @Allow(Permission.SpaceManage)
  @Mutation(() => TagPayload, { description: 'Makes one tag of two.' })
  async tagMerge(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which goes, which stays.' }) input: TagMergeInput,
  ): Promise<TagPayload> {
    return answerTag(this.service.merge(actor, input));
  }
}

function answerTag(work: Promise<Tag>): Promise<TagPayload> {
  return answer(
    work.then((tag) => ({ tag })),
    { tag: null },
  );
}
