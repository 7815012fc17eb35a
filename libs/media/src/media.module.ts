import { Module } from '@nestjs/common';
import { CommunityModule } from '#community';
import { FileLinks } from './files/file-links.js';
import { FileStore } from './files/file-store.js';
import { UploadLimitsResolver } from './graphql/upload-limits.resolver.js';
import { UploadResolver } from './graphql/upload.resolver.js';
import { ImageMaker } from './images/image-maker.js';
import { LinkPreviewEntity } from './previews/link-preview.entity.js';
import { LinkPreviews } from './previews/link-previews.js';
import { PageReader } from './previews/page-reader.js';
import { PreviewRepository } from './previews/preview.repository.js';
import { AttachmentClaims } from './uploads/attachment-claims.js';
import { MediaPurgeJob } from './uploads/purge.job.js';
import { UploadEntity } from './uploads/upload.entity.js';
import { UploadRepository } from './uploads/upload.repository.js';
import { UploadService } from './uploads/upload.service.js';

/** Tables of this room. */
export const mediaEntities = [UploadEntity, LinkPreviewEntity];

/** What runs in the background, for the worker role. */
export const mediaJobs = [MediaPurgeJob];

const DOORS = [AttachmentClaims, FileLinks, FileStore, LinkPreviews, UploadService];

/** Wiring only. */
@Module({
  imports: [CommunityModule],
  providers: [
    ...DOORS,
    ImageMaker,
    MediaPurgeJob,
    PageReader,
    PreviewRepository,
    UploadLimitsResolver,
    UploadRepository,
    UploadResolver,
  ],
  exports: DOORS,
})
export class MediaModule {}
