import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Inject,
  Injectable,
} from '@nestjs/common';
import {
  BadCursor,
  BadUserInput,
  DomainError,
  isExplained,
  LOGGER,
  type Logger,
  RateLimited,
} from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NoticePage } from '../pages/notice.page.js';
import type { PageContext } from '../page-context.js';
import { PageFrames } from './page-frames.js';
import { sendPage } from './page-sender.js';

type Trouble = 'absent' | 'damaged' | 'busy' | 'broken';

const STATUS: Readonly<Record<Trouble, number>> = { absent: 404, damaged: 400, busy: 429, broken: 500 };

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
    if (trouble === 'broken')
      this.logger[isExplained(error) ? 'debug' : 'error']({ err: error, path: request.url }, 'page failed');
    const context = await this.frames.find(request, reply);
    if (error instanceof RateLimited) reply.header('retry-after', String(error.retryAfterSeconds));
    const content = <NoticePage page={context} {...wordsOf(trouble, context, { error, request })} />;
    void sendPage(request, reply, { status: STATUS[trouble], context, content });
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof BadCursor || error instanceof BadUserInput) return 'damaged';
  if (error instanceof RateLimited) return 'busy';
  if (error instanceof DomainError) return 'absent';
  return error instanceof HttpException && error.getStatus() < 500 ? 'absent' : 'broken';
}

function wordsOf(
  trouble: Trouble,
  { t }: PageContext,
  { error, request }: { error: unknown; request: FastifyRequest },
): Omit<Parameters<typeof NoticePage>[0], 'page'> {
  if (trouble === 'absent')
    return { icon: 'message', title: t.notFoundTitle, hint: t.notFoundHint, offersSignIn: true };
  if (trouble === 'damaged') return { icon: 'alert', title: t.badPageTitle, hint: t.badPageHint };
  if (error instanceof RateLimited)
    return {
      icon: 'alert',
      title: t.busyTitle,
      hint: t.busyHint(error.retryAfterSeconds),
      again: request.url,
    };
  return { icon: 'alert', title: t.errorTitle, hint: t.errorHint, reference: t.requestId(request.id) };
}
