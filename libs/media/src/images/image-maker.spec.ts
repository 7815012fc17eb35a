import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { ImageMaker } from './image-maker.js';

describe('making an image that is safe to show', () => {
  const maker = new ImageMaker();
  const flat = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#c33' } });

  it('makes every size no wider than the image itself, in both formats', async () => {
    const { width, height, variants, isAnimated } = await maker.make(await flat(1200, 600).jpeg().toBuffer());
    expect([width, height, isAnimated]).toEqual([1200, 600, false]);
    expect(variants.map(({ name, width, height }) => [name, width, height])).toEqual([
      ['w320.webp', 320, 160],
      ['w320.avif', 320, 160],
      ['w960.webp', 960, 480],
      ['w960.avif', 960, 480],
      ['w1200.webp', 1200, 600],
      ['w1200.avif', 1200, 600],
    ]);
    for (const { bytes, format } of variants)
      expect((await sharp(bytes).metadata()).format).toBe(format === 'avif' ? 'heif' : 'webp');
  });

  it.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)('takes %s', async (format) => {
    const { variants } = await maker.make(await flat(40, 30)[format]().toBuffer());
    expect(variants.map(({ name }) => name)).toEqual(['w40.webp', 'w40.avif']);
  });

  it('turns it upright and leaves nothing of what the camera wrote', async () => {
    const sent = await flat(400, 200)
      .jpeg()
      .withExif({
        IFD0: { Copyright: 'Somebody', Orientation: '6' },
        IFD3: { GPSLatitude: '48/1 51/1 0/1', GPSLatitudeRef: 'N' },
      })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect((await sharp(sent).metadata()).exif).toBeDefined();
    const { width, height, variants } = await maker.make(sent);
    expect([width, height]).toEqual([200, 400]);
    for (const { bytes } of variants) {
      const { exif, icc, xmp, iptc, orientation, width, height } = await sharp(bytes).metadata();
      expect([exif, icc, xmp, iptc, orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect([width, height]).toEqual([200, 400]);
    }
  });

  it('makes an animation move, bounded, beside its first frame', async () => {
    const frames = await Promise.all(
      ['#f00', '#0f0', '#00f'].map((background) =>
        sharp({ create: { width: 60, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const gif = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [80, 80, 80] })
      .toBuffer();
    const { width, height, isAnimated, variants } = await maker.make(gif);
    expect([width, height, isAnimated]).toEqual([60, 40, true]);
    expect(variants.map(({ name, height }) => [name, height])).toEqual([
      ['w60.webp', 40],
      ['w60.avif', 40],
      ['m60.webp', 40],
    ]);
    expect((await sharp(variants[2]?.bytes, { animated: true }).metadata()).pages).toBe(3);
  });

  it('refuses an animation of too many frames', async () => {
    const frames = Array.from({ length: 301 }, (_, place) => Buffer.alloc(12, place % 2 === 0 ? 0 : 255));
    const gif = await sharp(Buffer.concat(frames), {
      raw: { width: 2, height: 602, channels: 3, pageHeight: 2 },
    })
      .gif()
      .toBuffer();
    expect((await sharp(gif).metadata()).pages).toBe(301);
    await expect(maker.make(gif)).rejects.toMatchObject({ code: 'UPLOAD_TOO_MANY_PIXELS' });
  });

  it('refuses a bomb by its header: 50,000 by 50,000 pixels in a few kilobytes cost no memory', async () => {
    const bomb = pngBomb(50_000, 50_000);
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage().rss;
    await expect(maker.make(bomb)).rejects.toMatchObject({ code: 'UPLOAD_TOO_MANY_PIXELS' });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('is not fooled by a header that says less than there is', async () => {
    const bomb = pngBomb(50_000, 50_000);
    // The header of a small picture before the data of a large one: the decoder stops at what the header says.
    const small = pngBomb(100, 100);
    small.copy(bomb, 8, 8, 33);
    const before = process.memoryUsage().rss;
    await maker.make(bomb).catch((error: { code: string }) => expect(error.code).toBe('UPLOAD_NOT_READABLE'));
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('decodes the largest that it takes within bounded memory, several at once', async () => {
    const large = await flat(8_000, 5_000).png().toBuffer();
    const before = process.memoryUsage().rss;
    let peak = 0;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
    const made = await Promise.all(Array.from({ length: 4 }, () => maker.make(large)));
    clearInterval(watch);
    expect(made[0]?.variants.at(-1)?.width).toBe(1_920);
    expect(peak - before).toBeLessThan(700 * 1024 * 1024);
  }, 60_000);

  it.each([
    [
      'SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>'),
    ],
    [
      'XML',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ['PDF', Buffer.from('%PDF-1.7\n%âãÏÓ')],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['nothing', Buffer.alloc(0)],
    ['a cut-off JPEG header', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ])('refuses %s', async (_, bytes) => {
    await expect(maker.make(bytes)).rejects.toMatchObject({ code: 'UPLOAD_NOT_READABLE' });
  });

  it('refuses TIFF, which the library could read', async () => {
    const tiff = await flat(10, 10).tiff().toBuffer();
    await expect(maker.make(tiff)).rejects.toMatchObject({ code: 'UPLOAD_NOT_READABLE' });
  });

  it('leaves behind what was hidden after the image', async () => {
    const script = '<script>alert(document.domain)</script>';
    const polyglot = Buffer.concat([await flat(50, 50).gif().toBuffer(), Buffer.from(script)]);
    const { variants } = await maker.make(polyglot);
    for (const { bytes } of variants) expect(bytes.includes(script)).toBe(false);
  });
});

/** A PNG of one colour, one bit a pixel. */
function pngBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(1, 8);
  // Rows are packed; a part of them is enough for a file that is refused by its header, and the rest would pack as well.
  const rows = Math.min(height, 5_000);
  const data = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * rows), { level: 9 });
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
