import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutboundFetch, OutboundRefused } from '#platform';
import { PageReader } from './page-reader.js';

describe('reading what a linked page says of itself', () => {
  const pages = new PageReader(new OutboundFetch(true));
  let server: Server;
  let listener: RequestListener;
  let seen: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(String(request.url));
      listener(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    seen = [];
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const port = () => (server.address() as AddressInfo).port;
  const url = (path = '/x') => `http://localhost:${port()}${path}`;
  const say = (body: string | Buffer, type = 'text/html; charset=utf-8') => {
    listener = (_, response) => response.writeHead(200, { 'content-type': type }).end(body);
  };

  it('takes what is written for it before what is written for everybody', async () => {
    say(`<html><head><title>Plain</title><meta name="description" content="plain words">
      <meta property="og:title" content="Caf&eacute; &amp; croissants"><meta property="og:site_name" content="Le Coin">
      <meta property="og:description" content="  Two
      lines "><meta property="og:image" content="https://evil.example/pixel.gif"></head>`);
    expect(await pages.read(url())).toEqual({
      url: url(),
      title: 'Café & croissants',
      description: 'Two lines',
      site: 'Le Coin · localhost',
    });
  });

  it('does with a title alone, and shows nothing of a page that has none', async () => {
    say('<title>Only this</title>');
    expect(await pages.read(url())).toMatchObject({
      title: 'Only this',
      description: null,
      site: 'localhost',
    });
    say('<p>no head at all');
    expect(await pages.read(url())).toBeNull();
  });

  it('takes text for text: no markup, nothing hidden, no more than fits', async () => {
    say(`<title>&lt;img src=x onerror=alert(1)&gt;\u202e ${'x'.repeat(5_000)}</title>`);
    const preview = await pages.read(url());
    expect(preview?.title.startsWith('<img src=x onerror=alert(1)>')).toBe(true);
    expect(preview?.title).not.toMatch(/\u202e/);
    expect([...(preview?.title ?? '')]).toHaveLength(200);
  });

  it('looks at nothing below the head', async () => {
    say('<head></head><body><title>Written by a guest of that page</title>');
    expect(await pages.read(url())).toBeNull();
  });

  it.each([
    ['in the header', Buffer.from('<title>\xe9t\xe9</title>', 'latin1'), 'text/html; charset=iso-8859-1'],
    [
      'in the page',
      Buffer.from('<meta charset="windows-1252"><title>\xe9t\xe9</title>', 'latin1'),
      'text/html',
    ],
    ['nowhere', Buffer.from('<title>été</title>'), 'text/html'],
    ['as nonsense', Buffer.from('<title>été</title>'), 'text/html; charset=klingon'],
  ])('reads the charset that is named %s', async (_, body, type) => {
    say(body, type);
    expect((await pages.read(url()))?.title).toBe('été');
  });

  it.each(['application/json', 'image/svg+xml', 'application/pdf', '', 'text/plain', 'text/htmlx'])(
    'refuses what is no page: %j',
    async (type) => {
      say('<title>x</title>', type);
      await expect(pages.read(url())).rejects.toThrow(OutboundRefused);
    },
  );

  it('follows three redirects, and tells where they led', async () => {
    listener = (request, response) => {
      const hop = Number(request.url?.slice(1));
      if (hop < 3) response.writeHead(302, { location: `/${hop + 1}` }).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end('<title>There</title>');
    };
    expect((await pages.read(url('/0')))?.title).toBe('There');
    expect(seen).toEqual(['/0', '/1', '/2', '/3']);
    listener = (_, response) => response.writeHead(302, { location: '/again' }).end();
    await expect(pages.read(url())).rejects.toThrow('too many redirects');
  });

  it.each([
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/',
    'http://[fd00::1]/',
    'file:///etc/passwd',
    'ftp://brand.example/',
    'http://user:pass@brand.example/',
    'javascript:alert(1)',
    '',
  ])('follows no redirect to %j', async (location) => {
    listener = (_, response) => response.writeHead(302, { location }).end();
    await expect(pages.read(url())).rejects.toThrow();
    expect(seen.length).toBeLessThanOrEqual(4);
  });

  it('reads no more than half a megabyte, and refuses a head that is larger', async () => {
    let written = 0;
    listener = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write('<head><title>Large</title></head><body>');
      const pour = setInterval(() => {
        written += 64 * 1024;
        response.write(Buffer.alloc(64 * 1024, 'x'));
      }, 1);
      response.on('close', () => clearInterval(pour));
    };
    expect((await pages.read(url()))?.title).toBe('Large');
    expect(written).toBeLessThan(5 * 1024 * 1024);
    say(`<head><title>Large</title>${'<meta name="x" content="x">'.repeat(40_000)}`);
    await expect(pages.read(url())).rejects.toThrow('too large');
  });

  it('unpacks nothing', async () => {
    listener = (_, response) =>
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end('bomb');
    await expect(pages.read(url())).rejects.toThrow('compressed');
  });

  it('waits five seconds in all, also for a server that drips and sends on', async () => {
    listener = (request, response) => {
      if (request.url === '/x') {
        setTimeout(() => response.writeHead(302, { location: '/y' }).end(), 2_000);
        return;
      }
      response.writeHead(200, { 'content-type': 'text/html' });
      const drip = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drip));
    };
    const began = performance.now();
    await expect(pages.read(url())).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(6_500);
  }, 20_000);

  describe('for an install that serves the world', () => {
    it.each([
      'http://localhost/',
      'http://127.0.0.1/',
      'http://10.1.2.3/',
      'http://169.254.169.254/',
      'http://[::1]/',
      'http://[::ffff:10.0.0.1]/',
      'http://0x7f.1/',
      'http://brand.example:8080/',
      'http://brand.example:22/',
    ])('never asks %s', async (address) => {
      await expect(new PageReader(new OutboundFetch(false)).read(address)).rejects.toThrow();
      expect(seen).toEqual([]);
    });

    it('refuses a name that has one private address among public ones', async () => {
      const strict = new OutboundFetch(false, async () => [
        { address: '93.184.216.34', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]);
      await expect(new PageReader(strict).read('http://rebinding.example/')).rejects.toThrow(
        'not a public address',
      );
    });

    it('asks a name server once: a second answer could be another', async () => {
      let asked = 0;
      const local = new OutboundFetch(true, async () => {
        asked += 1;
        return [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
      });
      say('<title>Pinned</title>');
      expect((await new PageReader(local).read(`http://rebinding.example:${port()}/`))?.title).toBe('Pinned');
      expect(asked).toBe(1);
      // A redirect is a new look, and the look finds the other answer.
      listener = (_, response) => response.writeHead(302, { location: '/next' }).end();
      asked = 0;
      await expect(new PageReader(local).read(`http://rebinding.example:${port()}/`)).rejects.toThrow(
        'not a public address',
      );
    });
  });
});
