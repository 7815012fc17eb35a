import { Avatar, Badge } from '../components/author.js';
import { Crumbs } from '../components/crumbs.js';
import { ErrorTexts } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { MemberActs } from '../components/member-acts.js';
import { neighboursOf, Pager } from '../components/pager.js';
import { Time } from '../components/time.js';
import { typeset } from '../components/typeset.js';
import { monthOf } from '../i18n/dates.js';
import { memberPath, type PageContext, pathOf } from '../page-context.js';
import type { AuthoredLineView, BrandView, MemberView } from '../views.js';
import { Layout } from './layout.js';

interface MemberPageProps {
  page: PageContext;
  brand: BrandView;
  profile: MemberView;
}

/** Who somebody is, how the reader stands to them, and what they wrote that the reader may see. */
export function MemberPage({ page, brand, profile }: MemberPageProps) {
  const { t, language } = page;
  const { member, joinedAt, isOwn, isOpeningsOnly, lines } = profile;
  const whole = memberPath(brand, member);
  const path = isOpeningsOnly ? `${whole}?show=threads` : whole;
  const neighbours = lines ? neighboursOf(path, lines) : {};
  // Of who has written nothing here there is nothing to be found.
  const isIndexed = !isOpeningsOnly && lines !== null && lines.previous === null && lines.items.length > 0;
  return (
    <Layout
      page={page}
      title={member.name}
      description={t.members.description(member.name, brand.name)}
      canonical={isIndexed ? whole : undefined}
      jsonLd={isIndexed ? profileJsonLd(page.origin + whole, profile) : undefined}
      {...neighbours}
    >
      <div class="column">
        <Crumbs page={page} brand={brand} />
        <div class="intro person">
          <Avatar author={member} />
          <div>
            <h1>
              <bdi>{member.name}</bdi> <Badge author={member} brand={brand.name} t={t} />
            </h1>
            <p class="quiet">
              <bdi>@{member.handle}</bdi> · {t.members.since(monthOf(joinedAt, language))}
            </p>
          </div>
        </div>
        {isOwn && (
          <p class="person-door">
            <a class="secondary" href={pathOf(brand, '/account')}>
              {t.members.own}
            </a>
          </p>
        )}
        <MemberActs page={page} brand={brand} profile={profile} path={path} />
        <nav class="tabs" aria-label={t.members.shown}>
          <a class="tab" href={whole} aria-current={isOpeningsOnly ? undefined : 'true'}>
            {t.members.posts}
          </a>
          <a class="tab" href={`${whole}?show=threads`} aria-current={isOpeningsOnly ? 'true' : undefined}>
            {t.members.threads}
          </a>
        </nav>
        {lines ? (
          <Lines page={page} brand={brand} profile={profile} lines={lines.items} />
        ) : (
          <div class="empty">
            <Icon name="ban" />
            <p>{t.members.away(member.name)}</p>
            <p class="quiet">{t.members.awayHint}</p>
          </div>
        )}
        <Pager t={t} {...neighbours} previousLabel={t.members.newer} nextLabel={t.members.older} />
      </div>
      {profile.standing && <ErrorTexts t={t} />}
    </Layout>
  );
}

function Lines({ page, brand, profile, lines }: MemberPageProps & { lines: readonly AuthoredLineView[] }) {
  const { members } = page.t;
  if (lines.length === 0) {
    return (
      <div class="empty">
        <Icon name="message" />
        <p>{profile.isOpeningsOnly ? members.noThreads : members.noPosts}</p>
        <p class="quiet">{members.noneHint}</p>
      </div>
    );
  }
  return (
    <ul class="rows results authored">
      {lines.map((line) => (
        <li key={line.postId} class="row">
          <div class="row-text">
            <a
              class="row-title"
              href={pathOf(brand, `/t/${line.threadId}${line.isFirst ? '' : `/p/${line.postId}`}`)}
              dir="auto"
            >
              {typeset(line.threadTitle)}
            </a>
            <p class="excerpt" dir="auto">
              {line.excerpt}
            </p>
            <p class="row-meta">
              <span>{line.isFirst ? members.opened : members.replied}</span>
              <span dir="auto">{line.spaceName}</span>
              <Time at={line.publishedAt} language={page.language} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** https://developers.google.com/search/docs/appearance/structured-data/profile-page */
function profileJsonLd(url: string, { member, joinedAt }: MemberView): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    url,
    dateCreated: joinedAt.toISOString(),
    mainEntity: { '@type': 'Person', name: member.name, alternateName: `@${member.handle}`, url },
  };
}
