import type { Config } from '#platform';
import type { RunningServer } from '../start-server.js';

/** A way into the demo, as the banner prints it. */
export interface DemoLogin {
  role: string;
  email: string;
  password: string;
}

/** The demo communities and the brand's page, running. */
export interface RunningDemo {
  readonly brandUrl: string;
  readonly communitySlug: string;
  readonly logins: readonly DemoLogin[];
  close(): Promise<void>;
}

/** Opens the demo where the install has one. */
export async function openDemo(_server: RunningServer, _config: Config): Promise<RunningDemo | null> {
  return null;
}
