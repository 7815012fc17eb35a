import { Injectable } from '@nestjs/common';
import { type Actor, Database, Forbidden, moderatesSpace, type Tx } from '#platform';
import { requireWriter } from '../discussion-access.js';
import { ExtrasWriter } from '../extras/extras-writer.js';
import type { Post } from '../graphql/post.types.js';
import { PostNotFound } from '../post/post.errors.js';
import { PostReader } from '../post/post-reader.js';
import { PostIsNoAnswer, PostNotOfStaff } from './official-answer.errors.js';
import { OfficialAnswerRepository } from './official-answer.repository.js';

/** The brand's word on a thread: one answer of the staff's, which staff has marked. */
@Injectable()
export class OfficialAnswerService {
  constructor(
    private readonly database: Database,
    private readonly answers: OfficialAnswerRepository,
    private readonly extras: ExtrasWriter,
    private readonly reader: PostReader,
  ) {}

  /**
   * Marks an answer, in the place of the one that was marked before, or takes the mark away; the same again changes
   * nothing. Throws PostNotFound, Forbidden for who does not moderate the space, NotAMember, MemberSuspended,
   * PostNotOfStaff, PostIsNoAnswer. Records PostExtrasChanged and ThreadChanged.
   */
  async mark(actor: Actor, { postId, isOn }: { postId: string; isOn: boolean }): Promise<Post> {
    const post = await this.reader.find(actor, postId);
    if (!post || post.state !== 'published') throw new PostNotFound();
    if (!moderatesSpace(actor, post.spaceId)) throw new Forbidden();
    const markedBy = requireWriter(actor);
    await this.database.transaction(async (tx) => {
      const current = await this.answers.current(tx, post.threadId);
      if (isOn && current !== post.id) await this.put(tx, actor, { post, markedBy, current });
      if (!isOn && current === post.id) await this.take(tx, actor.communityId, post);
    });
    const marked = await this.reader.find(actor, post.id);
    if (!marked) throw new PostNotFound();
    return marked;
  }

  private async put(
    tx: Tx,
    { communityId }: Actor,
    { post, markedBy, current }: { post: Post; markedBy: string; current: string | null },
  ): Promise<void> {
    const candidate = await this.answers.candidate(tx, post.id, markedBy);
    if (!candidate) throw new PostNotFound();
    if (!candidate.isOfStaff) throw new PostNotOfStaff();
    if (candidate.isFirst) throw new PostIsNoAnswer();
    if (current !== null)
      await this.extras.changePost(tx, { communityId, id: current }, async () => ({ official: null }));
    const { threadId } = post;
    const at = await this.answers.put(tx, { threadId, communityId, postId: post.id, markedBy });
    const official = { byId: markedBy, byName: candidate.markerName, at: at.toISOString() };
    await this.extras.changePost(tx, { communityId, id: post.id }, async () => ({ official }));
    const head = { officialPostId: post.id, officialAuthor: candidate.authorName };
    await this.extras.changeThread(tx, { communityId, id: threadId }, async () => head);
  }

  private async take(tx: Tx, communityId: string, post: { id: string; threadId: string }): Promise<void> {
    if (!(await this.answers.remove(tx, post.id))) return;
    await this.extras.changePost(tx, { communityId, id: post.id }, async () => ({ official: null }));
    const head = { officialPostId: null, officialAuthor: null };
    await this.extras.changeThread(tx, { communityId, id: post.threadId }, async () => head);
  }
}
