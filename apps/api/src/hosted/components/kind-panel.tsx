import type { KindView } from '../kind-views.js';
import type { PageContext } from '../page-context.js';
import type { BrandView, ThreadView } from '../views.js';
import { AnnouncementPanel } from './announcement-panel.js';
import { IdeaPanel } from './idea-panel.js';
import { ReviewPanel } from './review-panel.js';
import { QuestionPanel } from './question-panel.js';

interface Props {
  page: PageContext;
  brand: BrandView;
  thread: ThreadView;
  kind: KindView;
  path: string;
}

/** What its space makes of a thread, at the head of its posts; nothing for a discussion. */
export function KindPanel({ kind, ...props }: Props) {
  if (kind?.kind === 'questions') return <QuestionPanel {...props} question={kind} />;
  if (kind?.kind === 'ideas') return <IdeaPanel {...props} idea={kind} />;
  if (kind?.kind === 'announcements') return <AnnouncementPanel {...props} announcement={kind} />;
  if (kind?.kind === 'reviews') return <ReviewPanel {...props} review={kind} />;
  return null;
}
