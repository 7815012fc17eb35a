import type DataLoader from 'dataloader';
import { loaderOf, type RequestContext } from '#platform';
import type { QuestionService } from './question.service.js';

/** The request's loader of whether its viewer has a question too: one statement for all, none for guests. */
export function alsoAsksLoaderOf(
  context: RequestContext,
  questions: QuestionService,
): DataLoader<string, boolean> {
  return loaderOf<string, boolean>(context, alsoAsksLoaderOf, async (ids) => {
    const asked = new Set(await questions.askedBy(context.actor, ids));
    return ids.map((id) => asked.has(id));
  });
}
