import { Inject, Injectable } from '@nestjs/common';
import {
  type Actor,
  CONFIG,
  type Config,
  Database,
  FactLog,
  isUuid,
  networkOf,
  NotFound,
  publicOrigin,
  type Tx,
  Unauthenticated,
} from '#platform';
import { Role } from '../access/role.js';
import { AttemptLimiter } from '../accounts/attempt-limiter.js';
import { CommunityDirectory } from '../community-directory.js';
import { MembershipService } from '../members/membership.service.js';
import { RoleService } from '../members/role.service.js';
import type { Client } from '../sessions/client.js';
import { type SecondStep, SecondStepService, type SignedIn } from '../second-factor/second-step.service.js';
import type { IssuedSession } from '../sessions/session.service.js';
import { newToken, tokenHashOf } from '../sessions/token.js';
import { imitatesStaff } from '../members/staff-name.js';
import { displayNameFromBrand } from '../sso/sso-name.js';
import { NAMELESS } from '../sso/sso-sign-in.service.js';
import { OidcAttemptRepository, type OidcPending } from './oidc-attempt.repository.js';
import { OidcClient, type OidcPerson } from './oidc-client.js';
import { OidcNothingToLink, OidcRefused } from './oidc.errors.js';
import { OidcIdentityLinked } from './oidc.facts.js';
import { saysSecondFactor } from './oidc-second-factor.js';
import { OidcProviderRepository, type OidcProviderRow } from './oidc-provider.repository.js';

/**
 * Within a quarter of an hour, per address. Many people of one office begin behind one address; those who come back are let
 * in, and count no more.
 */
const MOST_BEGUN = 60;
const MOST_FAILED = 30;

const STATE = /^[A-Za-z0-9_-]{43}$/;

/** What became of a sign-in: a session, the question for a code, or a link that an account's owner must confirm first. */
export type OidcOutcome =
  | { kind: 'signed-in'; session: IssuedSession; destination: string }
  | { kind: 'second-step'; ticket: string; destination: string }
  | { kind: 'to-link' };

/** Somebody back from a provider. */
export interface OidcReturn {
  /** The secret in this browser's cookie. */
  browser: string;
  /** The query of the callback. */
  search: string;
  /** The visitor's address. */
  address: string;
  client: Client;
}

/** Lets people in by the providers of their community. A provider vouches for members of that community, and nobody else. */
@Injectable()
export class OidcSignInService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly directory: CommunityDirectory,
    private readonly providers: OidcProviderRepository,
    private readonly attempts: OidcAttemptRepository,
    private readonly client: OidcClient,
    private readonly memberships: MembershipService,
    private readonly roles: RoleService,
    private readonly secondSteps: SecondStepService,
    private readonly limiter: AttemptLimiter,
  ) {}

  /**
   * The address of the provider's sign-in. `browser` is the secret in this browser's cookie, `address` the visitor's.
   * Throws NotFound, OidcRefused, RateLimited.
   */
  async begin(
    { communityId }: Actor,
    providerId: string,
    { browser, address, destination }: { browser: string; address: string; destination: string },
  ): Promise<string> {
    const provider = await this.requireEnabled(communityId, providerId);
    await this.limiter.begin({ subject: ['oidc-begin:address', networkOf(address)], max: MOST_BEGUN });
    const state = newToken('');
    const redirectUri = await this.redirectUriOf(provider);
    const there = await this.client.addressFor(provider, { state, redirectUri });
    const browserHash = tokenHashOf(browser);
    const stateHash = tokenHashOf(state);
    await this.attempts.begin({ stateHash, browserHash, communityId, providerId: provider.id, destination });
    return there;
  }

  /**
   * Ends what `begin` began, once, in the same browser. `search` is the callback's query. Throws NotFound, OidcRefused and
   * RateLimited; nothing is made then. Records MemberJoined, MemberRolesChanged, OidcIdentityLinked.
   */
  async finish({ communityId }: Actor, providerId: string, back: OidcReturn): Promise<OidcOutcome> {
    const provider = await this.requireEnabled(communityId, providerId);
    const subject = ['oidc-callback:address', networkOf(back.address)] as const;
    const attempt = await this.limiter.begin({ subject, max: MOST_FAILED });
    const outcome = await this.settle(provider, back);
    await attempt.withdraw();
    return outcome;
  }

  private async settle(
    provider: OidcProviderRow,
    { browser, search, client }: OidcReturn,
  ): Promise<OidcOutcome> {
    const { communityId } = provider;
    const state = new URLSearchParams(search).get('state') ?? '';
    const browserHash = tokenHashOf(browser);
    const attempt = STATE.test(state)
      ? await this.attempts.take({
          stateHash: tokenHashOf(state),
          browserHash,
          communityId,
          providerId: provider.id,
        })
      : null;
    if (!attempt) throw new OidcRefused('stale');
    const redirectUri = await this.redirectUriOf(provider);
    const person = await this.client.redeem(provider, { state, redirectUri }, search);
    const email = requireEmail(person, provider);
    const step = await this.database.transaction((tx) => this.admit(tx, provider, person, { email, client }));
    const { destination } = attempt;
    if (step && 'ticket' in step) return { kind: 'second-step', ticket: step.ticket, destination };
    if (step) return { kind: 'signed-in', session: step.session, destination };
    const { subject } = person;
    const stateHash = pendingHashOf(browser);
    await this.attempts.hold({
      ...{ stateHash, browserHash, communityId, providerId: provider.id },
      ...{ destination, subject, email },
    });
    return { kind: 'to-link' };
  }

  /** Who came back from a provider in this browser and waits to be linked; null for nobody. */
  async findPending({ communityId }: Actor, browser: string): Promise<OidcPending | null> {
    return this.attempts.findPending(pendingHashOf(browser), communityId);
  }

  /**
   * Pins who came back from the provider to the actor, who has signed in by an account. Answers where to go on. Throws
   * Unauthenticated, OidcNothingToLink. Records OidcIdentityLinked.
   */
  async link(actor: Actor, browser: string): Promise<string> {
    const { communityId, memberId, accountId, scope } = actor;
    if (!memberId || !accountId || scope !== 'full' || actor.apiKeyId) throw new Unauthenticated();
    return this.database.transaction(async (tx) => {
      const pending = await this.attempts.takePending(tx, pendingHashOf(browser), communityId);
      if (!pending) throw new OidcNothingToLink();
      const { issuer, subject, email, providerId, destination } = pending;
      const pinned = await this.attempts.pin(tx, { communityId, issuer, subject, memberId, email });
      if (pinned !== memberId) throw new OidcNothingToLink();
      const said = { oidcProviderId: providerId, memberId, isNewcomer: false };
      await this.facts.record(tx, OidcIdentityLinked, communityId, said);
      return destination;
    });
  }

  /** Where the provider must send people back: exactly this, and registered there. */
  async redirectUriOf({ communityId, id }: { communityId: string; id: string }): Promise<string> {
    const { slug } = await this.directory.letterheadOf(communityId);
    return `${publicOrigin(this.config)}/c/${slug}/oidc/${id}/callback`;
  }

  /** Null where the person must show an account first. */
  private async admit(
    tx: Tx,
    provider: OidcProviderRow,
    person: OidcPerson,
    { email, client }: { email: string; client: Client },
  ): Promise<SignedIn | SecondStep | null> {
    const { id: oidcProviderId, communityId, issuer } = provider;
    if (!(await this.providers.use(tx, oidcProviderId, issuer))) throw new OidcRefused('stale');
    const known = await this.attempts.findMember(tx, communityId, issuer, person.subject);
    const memberId = known ?? (await this.welcome(tx, provider, person, email));
    if (!memberId) return null;
    if (provider.roleClaim)
      await this.roles.followSso(tx, communityId, memberId, saysModerator(person, provider.roleClaim));
    const isStaff = await this.attempts.hasRole(tx, memberId);
    if (provider.audience === 'staff' && !isStaff) throw new OidcRefused('not-staff');
    if (provider.audience === 'members' && isStaff) throw new OidcRefused('staff-elsewhere');
    const hasSecondFactor = provider.vouchesSecondFactor && saysSecondFactor(person.signIn);
    return this.secondSteps.admitMember(
      tx,
      { communityId, memberId, oidcProviderId, hasSecondFactor },
      client,
    );
  }

  /** Makes a member of somebody new; null where that is not wanted, or an account here has the address. */
  private async welcome(
    tx: Tx,
    { id, communityId, issuer, admitsNewcomers, audience }: OidcProviderRow,
    person: OidcPerson,
    email: string,
  ): Promise<string | null> {
    if (!admitsNewcomers || (await this.attempts.hasAccountHere(communityId, email))) return null;
    const ssoSubject = `oidc:${id}:${person.subject}`;
    const { name: brand } = await this.directory.letterheadOf(communityId);
    const name = nameOf(person);
    const memberId = await this.memberships.admit(tx, {
      communityId,
      ssoSubject,
      displayName: audience !== 'staff' && imitatesStaff(name, brand) ? NAMELESS : name,
    });
    const { subject } = person;
    await this.attempts.pin(tx, { communityId, issuer, subject, memberId, email });
    const said = { oidcProviderId: id, memberId, isNewcomer: true };
    await this.facts.record(tx, OidcIdentityLinked, communityId, said);
    return memberId;
  }

  /** Absent, disabled and another community's are one answer. */
  private async requireEnabled(communityId: string, id: string): Promise<OidcProviderRow> {
    const provider = isUuid(id) ? await this.providers.find(communityId, id) : null;
    if (!provider?.isEnabled) throw new NotFound();
    return provider;
  }
}

/** What a browser's secret holds open besides attempts. */
function pendingHashOf(browser: string): Buffer {
  return tokenHashOf(`to-link:${browser}`);
}

function requireEmail({ email, isEmailVerified }: OidcPerson, { emailDomains }: OidcProviderRow): string {
  if (!email || !isEmailVerified) throw new OidcRefused('email-unverified');
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  if (emailDomains.length > 0 && !emailDomains.includes(domain)) throw new OidcRefused('email-domain');
  return email;
}

function saysModerator({ claims }: OidcPerson, roleClaim: string): boolean {
  const said = claims[roleClaim];
  return said === Role.MODERATOR || (Array.isArray(said) && said.includes(Role.MODERATOR));
}

function nameOf({ name }: OidcPerson): string {
  try {
    return displayNameFromBrand(name) ?? NAMELESS;
  } catch {
    return NAMELESS;
  }
}
