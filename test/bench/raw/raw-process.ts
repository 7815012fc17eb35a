import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';
import { Server } from 'socket.io';
import { RAW_STATEMENTS } from './raw-statements.js';

const POOL_SIZE = 12;
const BUFFER = Buffer.alloc(10_000, 'x');

const [databaseUrl = '', port = '0'] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: POOL_SIZE });

function send(reply: ServerResponse, body: Buffer, type = 'application/json; charset=utf-8'): void {
  reply.writeHead(200, { 'content-type': type, 'content-length': body.length });
  reply.end(body);
}

async function sendRows(
  reply: ServerResponse,
  statement: { name: string; text: string },
  values: readonly unknown[],
): Promise<void> {
  const { rows } = await pool.query({ ...statement, values: [...values] });
  send(reply, Buffer.from(JSON.stringify({ data: rows })));
}

async function bodyOf<Body>(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Body;
}

async function answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
  const [path = '', first = '', second = ''] = (request.url ?? '').slice(1).split('/');
  switch (path) {
    case 'buffer':
      return send(reply, BUFFER);
    case 'page':
      return sendRows(reply, RAW_STATEMENTS.threadPage, [first, Number(second)]);
    case 'latest':
      return sendRows(reply, RAW_STATEMENTS.latest, [first]);
    case 'reply': {
      const { thread, author, body } = await bodyOf<{ thread: string; author: string; body: string }>(
        request,
      );
      return sendRows(reply, RAW_STATEMENTS.reply, [thread, author, body]);
    }
    case 'search':
      return sendRows(reply, RAW_STATEMENTS.search, [first, decodeURIComponent(second)]);
    case 'emit': {
      const { thread, frame } = await bodyOf<{ thread: string; frame: object }>(request);
      io.to(thread).emit('thread:event', frame);
      return send(reply, Buffer.from('{"ok":true}'));
    }
    default:
      return sendRows(reply, { name: 'raw_ready', text: 'SELECT 1 AS ready' }, []);
  }
}

const server = createServer((request, reply) => {
  answer(request, reply).catch((error: unknown) => {
    reply.writeHead(500).end(String(error));
  });
});
const io = new Server(server, { serveClient: false, transports: ['websocket'] });
io.on('connection', (socket) => {
  socket.on('thread:join', ({ thread }: { thread: string }, done: (reply: { ok: boolean }) => void) => {
    void socket.join(thread);
    done({ ok: true });
  });
});
server.listen(Number(port), '127.0.0.1');
process.on('SIGTERM', () => process.exit());
process.on('disconnect', () => process.exit());
