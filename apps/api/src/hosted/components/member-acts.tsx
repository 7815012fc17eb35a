import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, MemberView } from '../views.js';
import { Form } from './form.js';

interface Props {
  page: PageContext;
  brand: BrandView;
  profile: MemberView;
  /** Where to go once something was done. */
  path: string;
}

/** What the reader may do about a member: follow, mute, block. A guest is led to the sign-in; of oneself there is nothing. */
export function MemberActs({ page, brand, profile, path }: Props) {
  const { t, reader } = page;
  const { members } = t;
  const { member, standing, isOwn } = profile;
  if (!reader && !isOwn) {
    return (
      <p class="person-door">
        <a class="secondary" href={pathOf(brand, `/sign-in?next=${encodeURIComponent(path)}`)}>
          {members.follow}
          <span class="sr">{members.signInToFollow(member.name)}</span>
        </a>
      </p>
    );
  }
  if (!standing) return null;
  const { isFollowed, relation } = standing;
  const isMuted = relation === 'mute';
  const isBlocked = relation === 'block';
  return (
    <ul class="person-acts needs-script" aria-label={members.acts(member.name)}>
      <li>
        <Form
          t={t}
          operation="followSet"
          next={path}
          isInline
          submit={isFollowed ? members.unfollow : members.follow}
        >
          <input type="hidden" name="kind" value="MEMBER" />
          <input type="hidden" name="id" value={member.id} />
          <input type="hidden" name="level" value={isFollowed ? 'NORMAL' : 'WATCHING'} />
        </Form>
        <p class="quiet">{members.followHint(member.name)}</p>
      </li>
      {!isBlocked && (
        <li>
          <Form
            t={t}
            operation={isMuted ? 'memberUnmute' : 'memberMute'}
            next={path}
            isInline
            submit={isMuted ? members.unmute : members.mute}
          >
            <input type="hidden" name="memberId" value={member.id} />
          </Form>
          <p class="quiet">{member.isStaff ? members.muteStaffHint(brand.name) : members.muteHint}</p>
        </li>
      )}
      {!member.isStaff && (
        <li>
          <Form
            t={t}
            operation={isBlocked ? 'memberUnblock' : 'memberBlock'}
            next={path}
            isInline
            submit={isBlocked ? members.unblock : members.block}
          >
            <input type="hidden" name="memberId" value={member.id} />
          </Form>
          <p class="quiet">{members.blockHint}</p>
        </li>
      )}
    </ul>
  );
}
