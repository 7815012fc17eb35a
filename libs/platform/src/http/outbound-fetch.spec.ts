import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutboundFetch, OutboundRefused } from './outbound-fetch.js';

describe('asking an address that a customer configured', () => {
  const strict = new OutboundFetch(false);
  const local = new OutboundFetch(true);
  let server: Server;
  let seen = 0;
  let listener: RequestListener;

  beforeAll(async () => {
    server = createServer((request, response) => {
      seen += 1;
      listener(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = () => `http://localhost:${(server.address() as AddressInfo).port}/x`;

  it.each([
    'https://127.0.0.1/',
    'https://localhost/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://0.0.0.0/',
    'https://10.1.2.3/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://127.1/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
  ])('never reaches into the network of the install: %s', async (address) => {
    await expect(strict.text(address, '*/*')).rejects.toThrow(OutboundRefused);
  });

  it.each([
    'http://brand.example/',
    'file:///etc/passwd',
    'https://user:pass@brand.example/',
    'ftp://x',
    'x',
    '',
  ])('refuses %p without looking it up', (address) => {
    expect(() => strict.requireAddress(address)).toThrow(OutboundRefused);
    expect(() => local.requireAddress(address)).toThrow(OutboundRefused);
  });

  it('reads from this machine where the install serves this machine only', async () => {
    listener = (_, response) => response.end('{"keys":[]}');
    expect(await local.text(url(), 'application/json')).toBe('{"keys":[]}');
    await expect(strict.text(url(), '*/*')).rejects.toThrow(OutboundRefused);
  });

  it('follows no redirect', async () => {
    listener = (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    seen = 0;
    await expect(local.text(url(), '*/*')).rejects.toThrow('status 302');
    expect(seen).toBe(1);
  });

  it('stops reading after 64 kB', async () => {
    listener = (_, response) => response.end(Buffer.alloc(64 * 1_024 + 1));
    await expect(local.text(url(), '*/*')).rejects.toThrow('answer too large');
    listener = (_, response) => response.end(Buffer.alloc(64 * 1_024, 'a'));
    expect(await local.text(url(), '*/*')).toHaveLength(64 * 1_024);
  });

  it('waits three seconds at most, also for a server that drips', async () => {
    listener = (_, response) => {
      const drip = setInterval(() => response.write('x'), 50);
      response.on('close', () => clearInterval(drip));
    };
    const began = performance.now();
    await expect(local.text(url(), '*/*')).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
