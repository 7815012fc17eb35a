import type { StoredVariant, UploadKindName } from './upload.entity.js';

/** An upload whose files are whole. */
export interface UploadRow {
  id: string;
  communityId: string;
  uploaderId: string;
  kind: UploadKindName;
  /** As typed. */
  name: string;
  sizeBytes: number;
  width: number | null;
  height: number | null;
  isAnimated: boolean;
  variants: StoredVariant[];
  postId: string | null;
  description: string;
}

/** Columns of UploadRow, from `upload u`. */
export const UPLOAD_COLUMNS = `u.id, u.community_id AS "communityId", u.uploader_id AS "uploaderId", u.kind, u.name,
  u.size_bytes AS "sizeBytes", u.width, u.height, u.is_animated AS "isAnimated", u.variants, u.post_id AS "postId",
  u.description`;
