import { type Forum, startForum } from '#test-support';
import { type Asker, type Ground, makeAskers } from './askers.js';
import { MARKS } from './marks.js';
import { Things } from './things.js';

/** Two brands, everybody who may ask in one of them, and objects at every place. */
export interface World {
  readonly forum: Forum;
  readonly ground: Ground;
  readonly askers: readonly Asker[];
  readonly things: Things;
}

/** Starts an install for one suite; its caller stops the forum. */
export async function makeWorld(): Promise<World> {
  const forum = await startForum();
  const [ours, theirs] = [await brand(forum), await brand(forum)];
  const ground: Ground = {
    ours,
    theirs,
    open: await forum.make.space(ours),
    closed: await forum.make.space(ours, { name: MARKS.private, visibility: 'private' }),
    next: await forum.make.space(theirs, { name: MARKS.foreign }),
    neighbour: await forum.make.member(theirs, { role: 'admin' }),
  };
  const askers = await makeAskers(forum, ground);
  return { forum, ground, askers, things: new Things(forum, ground, askers) };
}

/** Newcomers' links wait there, so that a case is a post away. */
function brand(forum: Forum) {
  return forum.make.community({ newcomerPostThreshold: 5 });
}

const ANY_ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const ANY_INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;

/** An answer without what differs between two answers that say the same. */
export function blanked(answer: string, names: readonly string[]): string {
  return names
    .reduce((text, name) => text.replaceAll(name, '<name>'), answer)
    .replace(ANY_ID, '<id>')
    .replace(ANY_INSTANT, '<instant>');
}
