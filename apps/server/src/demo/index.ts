import { CommunityService, SsoKeyService } from '#community';
import { type Config, ConfigError } from '#platform';
import type { RunningServer } from '../start-server.js';
import { startBrandServer } from './brand-server.js';
import { maisonLumen } from './content/index.js';
import { DEMO_LOGINS, type DemoLogin } from './demo-logins.js';
import { seedDemo } from './seed-demo.js';

export { DEMO_LOGINS, type DemoLogin, DEMO_PASSWORD } from './demo-logins.js';
export { seedDemo } from './seed-demo.js';

/** The demo communities and the brand's page, running. */
export interface RunningDemo {
  readonly brandUrl: string;
  readonly communitySlug: string;
  readonly logins: readonly DemoLogin[];
  close(): Promise<void>;
}

/** Seeds the demo and opens the brand's page beside the forum. Throws ConfigError where the next port is taken. */
export async function openDemo(server: RunningServer, config: Config): Promise<RunningDemo> {
  const { app, url: forumOrigin } = server;
  const port = (config.port || Number(new URL(forumOrigin).port)) + 1;
  const brandOrigin = `http://localhost:${port}`;
  await seedDemo(app, { brandOrigin });
  const { slug } = maisonLumen;
  const page = await startBrandServer({
    port,
    host: config.host,
    forumOrigin,
    audience: slug,
    signingKey: async () => {
      const community = await app.get(CommunityService, { strict: false }).findBySlug(slug);
      const keys = community ? await app.get(SsoKeyService, { strict: false }).trustedKeys(community.id) : [];
      const key = keys.find(({ source }) => 'secret' in source);
      return key && 'secret' in key.source ? { kid: key.kid, secret: key.source.secret } : null;
    },
  }).catch((error: unknown) => {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    throw new ConfigError('PORT', 'the port after it, where the demo’s brand page goes, is in use');
  });
  return { brandUrl: brandOrigin, communitySlug: slug, logins: DEMO_LOGINS, close: () => page.close() };
}
