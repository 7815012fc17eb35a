import { Args, Query, Resolver } from '@nestjs/graphql';
import {
  CursorCodec,
  FactCursorRepository,
  Mailer,
  OperatorOnly,
  PageArgs,
  pageWindow,
  toPage,
} from '#platform';
import { Mail, MailConnection } from './mail.types.js';
import { SystemHealth } from './system-health.types.js';

const MAILBOX = 'mailbox';

/** What the people who run the install look at. */
@Resolver()
export class InstallResolver {
  constructor(
    private readonly mailer: Mailer,
    private readonly cursors: CursorCodec,
    private readonly consumers: FactCursorRepository,
  ) {}

  @Query(() => MailConnection, { description: 'Letters of the install, newest first.' })
  @OperatorOnly()
  async mailbox(@Args() page: PageArgs): Promise<MailConnection> {
    const window = pageWindow(this.cursors, MAILBOX, page);
    const letters = await this.mailer.page(window.limit + 1, window.edge?.[0] ?? null);
    return toPage<Mail>(window, letters, (letter) => [letter.id]);
  }

  @Query(() => SystemHealth, { description: 'How the install stands.' })
  @OperatorOnly()
  async systemHealth(): Promise<SystemHealth> {
    return { consumers: await this.consumers.health() };
  }
}
