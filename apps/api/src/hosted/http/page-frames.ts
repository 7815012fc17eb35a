import { Inject, Injectable } from '@nestjs/common';
import { type CommunityRow, CommunityService } from '#community';
import { MemberService } from '#identity';
import { NoticeService } from '#notifications';
import { type Actor, CONFIG, type Config, NotFound } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { chooseLanguage, LANGUAGES, messagesOf } from '../i18n/language.js';
import type { PageContext } from '../page-context.js';
import type { BrandView, ReaderView } from '../views.js';
import { PageAssets } from './page-assets.js';

const LANGUAGE_COOKIE = 'parvis_lang';
const ACCENT = /^#[\da-f]{6}$/i;

/** A page's frame inside a community. */
export type BrandedContext = PageContext & { readonly brand: BrandView };

/** Makes the frame of a page: which brand, which reader, which language. */
@Injectable()
export class PageFrames {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly communities: CommunityService,
    private readonly members: MemberService,
    private readonly notices: NoticeService,
    private readonly assets: PageAssets,
  ) {}

  /** Throws NotFound where the path names no community. */
  async requireBranded(request: FastifyRequest, reply: FastifyReply): Promise<BrandedContext> {
    const frame = await this.find(request, reply);
    if (!frame.brand) throw new NotFound();
    return { ...frame, brand: frame.brand };
  }

  /** The frame, without a brand where the path names none. */
  async find(request: FastifyRequest, reply: FastifyReply): Promise<PageContext> {
    const { community } = request.params as { community?: string };
    const row = community === undefined ? null : await this.communities.findBySlug(community);
    const language = this.languageOf(request, reply, row);
    return {
      brand: row && brandOf(row),
      reader: row && (await this.readerOf(request.parvis.actor)),
      language,
      t: messagesOf(language),
      origin: this.config.publicUrl ?? `${request.protocol}://${request.host}`,
      path: request.url,
      assets: this.assets,
    };
  }

  private languageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    row: CommunityRow | null,
  ): PageContext['language'] {
    const { lang } = request.query as { lang?: unknown };
    const language = chooseLanguage({
      asked: lang,
      remembered: request.cookies[LANGUAGE_COOKIE],
      acceptLanguage: request.headers['accept-language'],
      fallback: row?.defaultLocale ?? 'en',
    });
    // Kept because the reader asked for it by name: no consent needed for a choice of language.
    if (LANGUAGES.some((known) => known === lang)) {
      reply.setCookie(LANGUAGE_COOKIE, language, {
        path: '/',
        sameSite: 'lax',
        httpOnly: true,
        maxAge: 31_536_000,
      });
    }
    return language;
  }

  private async readerOf(actor: Actor): Promise<ReaderView | null> {
    if (actor.kind !== 'member' && actor.kind !== 'account') return null;
    if (!actor.memberId) return { name: '', isMember: false, isStaff: false, unreadCount: 0 };
    const member = await this.members.findOwn(actor);
    if (!member) return null;
    const { unread: unreadCount } = await this.notices.counts(actor);
    return { name: member.displayName, isMember: true, isStaff: member.badge !== null, unreadCount };
  }
}

/** The brand of a page, from its row. */
export function brandOf(row: CommunityRow): BrandView {
  const { slug, name, description, logoUrl, locales, defaultLocale, allowedOrigins, reactions } = row;
  const { offersConversations } = row;
  const accent = ACCENT.test(row.accent) ? row.accent.toLowerCase() : '#1f5c73';
  return {
    slug,
    name,
    description,
    accent,
    logoUrl,
    locales,
    defaultLocale,
    allowedOrigins,
    reactions,
    offersConversations,
  };
}
