import type { Actor } from '#platform';
import type { NoticeBell } from '#protocol';

/** Port: how many notices wait for somebody, through the eyes of that very actor. The api binds it. */
export abstract class BellCounter {
  abstract count(actor: Actor): Promise<NoticeBell>;
}
