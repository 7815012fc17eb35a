import { ResolveField, Resolver } from '@nestjs/graphql';
import { Community } from '#community';
import { allowanceOf } from '#identity';
import { UPLOAD_LIMITS, UPLOAD_TYPES } from '#protocol';
import { UploadLimits } from './upload-limits.types.js';

/** What may be attached, for programs that ask before they send. */
@Resolver(() => Community)
export class UploadLimitsResolver {
  @ResolveField(() => UploadLimits, { description: 'What may be attached to a message here.' })
  uploadLimits(): UploadLimits {
    return { types: UPLOAD_TYPES, ...UPLOAD_LIMITS, perPostOfNewcomers: allowanceOf(0).filesPerPost };
  }
}
