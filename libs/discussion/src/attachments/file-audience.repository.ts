import { Injectable } from '@nestjs/common';
import { spaceAudience } from '#community';
import { type Actor, Database } from '#platform';
import { VISIBLE_THREAD } from '../conversations/visible-conversation.js';

/** A file that was found visible. */
export interface VisibleFile {
  kind: 'image' | 'pdf';
  /** As typed. */
  name: string;
  /** Names and sizes of what is served of it. */
  variants: { name: string; sizeBytes: number }[];
  /** Everybody may read it: no session is asked. */
  isPublic: boolean;
}

/**
 * $1 to $5 say what the actor may see. A message that is not published is its author's and the moderators' alone, and one
 * that was withdrawn or removed shows its files to nobody.
 */
const FIND = `SELECT u.kind, u.name, u.variants,
    s.visibility = 'public' AND p.state = 'published' AND t.state = 'published' AS "isPublic"
  FROM upload u JOIN post p ON p.id = u.post_id JOIN thread t ON t.id = p.thread_id JOIN space s ON s.id = t.space_id
  WHERE u.id = $6 AND u.community_id = $1 AND u.state = 'ready' AND ${VISIBLE_THREAD}
    AND p.state IN ('published', 'pending', 'rejected')
    AND ((p.state = 'published' AND t.state = 'published') OR p.author_id = $5 OR $7 OR s.id = ANY($8::uuid[]))`;

/** The SQL of who may see a file: the rule of posts, for files. */
@Injectable()
export class FileAudienceRepository {
  constructor(private readonly database: Database) {}

  /** Null when absent or hidden from the actor. One statement. */
  async find(actor: Actor, fileId: string): Promise<VisibleFile | null> {
    const moderated = actor.moderatedSpaceIds;
    const [row] = await this.database.query<VisibleFile>(
      FIND,
      [...spaceAudience(actor), fileId, moderated === 'all', moderated === 'all' ? [] : [...moderated]],
      'file_audience',
    );
    return row ?? null;
  }
}
