import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Forum, startForum, waitFor } from '#test-support';
import { SMTPServer } from 'smtp-server';

const SIGN_UP = `mutation ($input: AccountSignUpInput!) {
  accountSignUp(input: $input) { isMailSent userErrors { code } }
}`;

describe('letters by a mail server', () => {
  const received: string[] = [];
  let refusals = 0;
  let server: SMTPServer;
  let forum: Forum;

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          refusals += 1;
          if (refusals === 1) return done(new Error('busy, come again'));
          received.push(Buffer.concat(chunks).toString('utf8'));
          return done();
        });
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const { port } = server.server.address() as AddressInfo;
    forum = await startForum({
      config: { smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'Maison <forum@brand.example>' },
    });
  });
  afterAll(async () => {
    await forum.stop();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it('arrive although the server was busy the first time, and leave no link behind', async () => {
    const brand = await forum.make.community();
    const input = { email: 'new@brand.example', password: 'three lamps on a shelf', displayName: 'Camille' };
    await forum.graphql(SIGN_UP, { input }, { community: brand.slug });
    await waitFor('the letter', () => received[0], 25_000);
    expect(received[0]).toContain('From: Maison <forum@brand.example>');
    expect(received[0]).toContain('To: new@brand.example');
    const mail = await waitFor('the row', async () => {
      const [row] = await forum.database.query<{ text_body: string; sent_at: Date | null }>(
        'SELECT * FROM mail',
      );
      return row?.sent_at ? row : null;
    });
    expect(mail.text_body).toBe('');
    expect(received).toHaveLength(1);
  }, 40_000);
});
