import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor } from '#platform';
import { UploadService } from '../uploads/upload.service.js';
import { UploadDiscardInput, UploadDiscardPayload } from './upload.types.js';

/** Operations of uploads; they come in by their own route. */
@Resolver()
export class UploadResolver {
  constructor(private readonly uploads: UploadService) {}

  @Allow(Permission.PostReply)
  @Mutation(() => UploadDiscardPayload, {
    description: "Forgets one's own file that no message was sent with.",
  })
  async uploadDiscard(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The file.' }) input: UploadDiscardInput,
  ): Promise<UploadDiscardPayload> {
    return answer(
      this.uploads.discard(actor, input.uploadId).then(() => ({ isDiscarded: true })),
      { isDiscarded: false },
    );
  }
}
