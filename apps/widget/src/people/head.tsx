import { authorFromFields } from '../../model/post.js';
import type { App } from '../app.js';
import type { MemberFieldsFragment } from '../generated/operations.js';
import { Avatar } from '../ui/author.js';

/** Who it is: at the top of the dialog, which it names. */
export function PersonHead({
  app,
  member,
  joinedAt,
}: {
  app: App;
  member: MemberFieldsFragment;
  joinedAt: string;
}) {
  const author = authorFromFields(member);
  const month = new Intl.DateTimeFormat(app.lang, { month: 'long', year: 'numeric' }).format(
    new Date(joinedAt),
  );
  return (
    <header class="person-head">
      <Avatar author={author} />
      <div>
        <h2 id="person-name">
          <bdi>{author.name}</bdi>
          {author.isStaff && <span class="badge">{app.t('staff', { brand: app.brand })}</span>}
        </h2>
        <p class="quiet">
          @{member.handle} · {app.t('personSince', { month })}
        </p>
      </div>
    </header>
  );
}
