import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Inject,
  Injectable,
} from '@nestjs/common';
import { BadCursor, BadUserInput, DomainError, LOGGER, type Logger } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NoticePage } from '../pages/notice.page.js';
import type { PageContext } from '../page-context.js';
import { PageFrames } from './page-frames.js';
import { sendPage } from './page-sender.js';

type Trouble = 'absent' | 'damaged' | 'broken';

const STATUS: Readonly<Record<Trouble, number>> = { absent: 404, damaged: 400, broken: 500 };

/** Turns whatever a hosted page met into a page: absent and forbidden look alike. */
@Catch()
@Injectable()
export class PageErrorFilter implements ExceptionFilter {
  constructor(
    private readonly frames: PageFrames,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const trouble = troubleOf(error);
    if (trouble === 'broken') this.logger.error({ err: error, path: request.url }, 'page failed');
    const context = await this.frames.find(request, reply);
    const content = <NoticePage page={context} {...wordsOf(trouble, context, request.id)} />;
    void sendPage(request, reply, { status: STATUS[trouble], context, content });
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof BadCursor || error instanceof BadUserInput) return 'damaged';
  if (error instanceof DomainError) return 'absent';
  return error instanceof HttpException && error.getStatus() < 500 ? 'absent' : 'broken';
}

function wordsOf(
  trouble: Trouble,
  { t }: PageContext,
  requestId: string,
): Omit<Parameters<typeof NoticePage>[0], 'page'> {
  if (trouble === 'absent')
    return { icon: 'message', title: t.notFoundTitle, hint: t.notFoundHint, offersSignIn: true };
  if (trouble === 'damaged') return { icon: 'alert', title: t.badPageTitle, hint: t.badPageHint };
  return { icon: 'alert', title: t.errorTitle, hint: t.errorHint, reference: t.requestId(requestId) };
}
