import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { environmentVariables } from '#platform';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(`${ROOT}${path}`, 'utf8');

interface Service {
  image?: string;
  build?: string;
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  environment?: Record<string, string>;
  healthcheck?: object;
  depends_on?: Record<string, { condition: string }>;
  networks?: string[];
  ports?: string[];
  volumes?: string[];
  stop_grace_period?: string;
  command?: string[];
}

interface ComposeFile {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean } | null>;
  volumes: Record<string, unknown>;
}

/** Instructions of the Dockerfile, continued lines joined, in order. */
function instructions(): { name: string; rest: string }[] {
  return read('Dockerfile')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ name: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }));
}

/** What the image runs: everything that was compiled but tests, and the front ends, which are bundled. */
function programs(): string[] {
  return ['apps/api', 'apps/import', 'apps/server', 'apps/worker', 'libs', 'migrations']
    .map((folder) => `${ROOT}dist/${folder}`)
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    )
    .filter((path) => path.endsWith('.js') && !path.endsWith('spec.js'));
}

/** Names of the packages that a compiled file imports. */
function packagesIn(code: string): string[] {
  const imports = code.matchAll(
    /(?:^import\b[^'\n]*|^export\b[^'\n]* from |^\} from |\bimport\()'([^'.#][^']*)'/gm,
  );
  return [...imports]
    .map(([, name = '']) => name)
    .filter((name) => !name.startsWith('node:'))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}

const seconds = (text = '0s') => Number(/^(\d+)s$/.exec(text)?.[1]);

describe('docker-compose.yml', () => {
  const compose = parse(read('docker-compose.yml'), { merge: true }) as ComposeFile;
  const services = Object.entries(compose.services);
  const own = services.filter(([, service]) => service.build !== undefined);

  it('has two api processes, a worker, the stores and a proxy', () => {
    expect(Object.keys(compose.services)).toEqual([
      'api-1',
      'api-2',
      'worker',
      'proxy',
      'postgres',
      'redis',
      'meilisearch',
    ]);
    expect(own.map(([, { environment }]) => environment?.ROLES)).toEqual(['api', 'api', 'worker']);
  });

  it.each(services)('keeps %s from writing to its image and from gaining rights', (_, service) => {
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toEqual(['no-new-privileges:true']);
  });

  it.each(own)('runs %s as nobody in particular, on a shared folder', (_, service) => {
    expect(service.user).toBe('1000:1000');
    expect(service.volumes).toEqual(['files:/data']);
  });

  it.each(own)('gives %s only variables that the configuration knows', (_, service) => {
    for (const name of Object.keys(service.environment ?? {})) expect(environmentVariables()).toContain(name);
  });

  it.each(own)('gives %s what several processes must share', (_, service) => {
    for (const name of ['DATABASE_URL', 'REDIS_URL', 'SECRET_KEY', 'PUBLIC_URL', 'MEILISEARCH_URL'])
      expect(service.environment).toHaveProperty([name]);
  });

  it.each(own)('leaves %s the time to close', (_, service) => {
    const { SHUTDOWN_DELAY_SECONDS, SHUTDOWN_DEADLINE_SECONDS } = service.environment ?? {};
    const needed = Number(SHUTDOWN_DELAY_SECONDS) + Number(SHUTDOWN_DEADLINE_SECONDS);
    expect(seconds(service.stop_grace_period)).toBeGreaterThan(needed);
  });

  it.each(own)('has %s asked by the image whether it is ready, where it listens', (_, service) => {
    const port = instructions().find(({ name }) => name === 'EXPOSE')?.rest;
    const { ROLES, PORT = port, WORKER_PORT } = service.environment ?? {};
    expect(service.healthcheck).toBeUndefined();
    expect(PORT).toBe(port);
    if (ROLES === 'worker') expect(WORKER_PORT).toBe(port);
  });

  it('names only volumes, networks and services that it has', () => {
    for (const [, service] of services) {
      for (const name of Object.keys(service.depends_on ?? {}))
        expect(compose.services).toHaveProperty([name]);
      for (const name of service.networks ?? []) expect(Object.keys(compose.networks)).toContain(name);
      for (const volume of service.volumes ?? []) {
        const source = volume.split(':')[0] ?? '';
        if (source.startsWith('./')) expect(existsSync(`${ROOT}${source}`)).toBe(true);
        else expect(Object.keys(compose.volumes)).toContain(source);
      }
    }
  });

  it('waits only for services that say when they are healthy, or whose image does', () => {
    for (const [, service] of services)
      for (const [name, { condition }] of Object.entries(service.depends_on ?? {})) {
        expect(condition).toBe('service_healthy');
        const awaited = compose.services[name];
        expect(awaited?.healthcheck !== undefined || awaited?.build !== undefined).toBe(true);
      }
  });

  it('opens nothing but the proxy, and gives the stores no way out', () => {
    expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['proxy']);
    expect(compose.networks.inside).toEqual({ internal: true });
    for (const name of ['postgres', 'redis', 'meilisearch'])
      expect(compose.services[name]?.networks).toEqual(['inside']);
  });

  it('takes every secret from the environment file, which names all that it must', () => {
    const text = read('docker-compose.yml');
    const asked = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => String(name));
    const offered = [...read('.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => String(name));
    expect(new Set(asked)).toEqual(new Set(offered));
    for (const [, service] of services)
      for (const [name, value] of Object.entries(service.environment ?? {}))
        if (/PASSWORD|SECRET|KEY/.test(name)) expect(value).toMatch(/^\$\{\w+:\?/);
  });

  it('keeps nothing of what goes through Redis', () => {
    expect(compose.services.redis?.command?.slice(0, 5)).toEqual([
      'redis-server',
      '--save',
      '',
      '--appendonly',
      'no',
    ]);
  });
});

describe('Dockerfile', () => {
  const steps = instructions();
  const last = steps.slice(steps.findLastIndex(({ name }) => name === 'FROM'));
  const environment = last.find(({ name }) => name === 'ENV')?.rest ?? '';

  it('copies only what is there, and what .dockerignore lets through', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const sources = steps
      .filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from'))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
    expect(sources.length).toBeGreaterThan(5);
    for (const source of sources) {
      expect(existsSync(`${ROOT}${source}`)).toBe(true);
      expect(allowed).toContain(source.split('/')[0]);
    }
  });

  it('ends without what it was built with, and as nobody in particular', () => {
    expect(steps.filter(({ name }) => name === 'FROM').map(({ rest }) => rest)).toEqual([
      'node:20-bookworm-slim AS build',
      'node:20-bookworm-slim AS packages',
      'node:20-bookworm-slim',
    ]);
    expect(steps.filter(({ name, rest }) => name === 'RUN' && rest === 'npm ci --omit=dev')).toHaveLength(1);
    expect(last.map(({ rest }) => rest)).toContain('--from=packages /app/node_modules ./node_modules');
    expect(last.find(({ name }) => name === 'USER')?.rest).toBe('1000:1000');
  });

  it('asks the process itself whether it is ready, and lets it hear signals', () => {
    expect(last.find(({ name }) => name === 'HEALTHCHECK')?.rest).toContain('/health/ready');
    expect(last.find(({ name }) => name === 'ENTRYPOINT')?.rest).toBe('["node"]');
    expect(last.find(({ name }) => name === 'CMD')?.rest).toBe('["dist/apps/server/src/main.js"]');
  });

  it('has every package at hand that the programs import', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const missing = programs().flatMap((path) =>
      packagesIn(readFileSync(path, 'utf8')).filter((name) => !(name in dependencies)),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  it('sets only variables that the configuration or Node knows', () => {
    const names = [...environment.matchAll(/(\w+)=/g)].map(([, name]) => String(name));
    expect(names).toEqual(['NODE_ENV', 'HOST', 'PORT', 'DATA_DIR']);
    for (const name of names.slice(1)) expect(environmentVariables()).toContain(name);
    expect(environment).toContain(`PORT=${last.find(({ name }) => name === 'EXPOSE')?.rest}`);
  });
});

describe('the proxy', () => {
  const caddyfile = read('deploy/Caddyfile');
  const port = instructions().find(({ name }) => name === 'EXPOSE')?.rest;

  it('sends to the api processes, where they listen, as long as they are ready', () => {
    expect(caddyfile).toContain(`to api-1:${port} api-2:${port}`);
    expect(caddyfile).toContain('health_uri /health/ready');
  });

  it('sends only long polling by address, and keeps what a WebSocket needs', () => {
    expect(caddyfile.match(/lb_policy \w+/g)).toEqual(['lb_policy ip_hash', 'lb_policy round_robin']);
    expect(caddyfile).toMatch(
      /@polling \{\s+path \/socket\.io\/\*\s+query transport=polling\s+\}\s+reverse_proxy @polling/,
    );
    // Upgrade and Connection pass by themselves; a rule that touched them would have to name them.
    expect(caddyfile).not.toMatch(/header_up\s+-?(Upgrade|Connection)/i);
  });
});
