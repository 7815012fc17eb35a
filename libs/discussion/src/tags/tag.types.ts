import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '#platform';

/** What threads are about, across spaces. */
@ObjectType({ description: 'What threads are about, across spaces.' })
export class Tag {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => String, { description: 'Its name in addresses; stays when it is called otherwise.' })
  slug: string;

  @Field(() => String, { description: 'The name people read.' })
  name: string;

  @Field(() => String, { description: 'What it is for; may be empty.' })
  description: string;

  @Field(() => Boolean, { description: "On the community's own list." })
  isManaged: boolean;

  @Field(() => Int, { description: 'Published threads that have it, among those the viewer may see.' })
  threadCount: number;
}

/** Answer of the mutations of one tag. */
@ObjectType({ description: 'The tag after the change.' })
export class TagPayload extends MutationPayload {
  @Field(() => Tag, { nullable: true, description: 'Null where nothing was done.' })
  tag: Tag | null;
}
