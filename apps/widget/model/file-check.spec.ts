import { kindOfBytes, problemOf, sizeText } from './file-check.js';

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

describe('looking at a file before it is sent', () => {
  it.each([
    ['%PDF-1.7\n', 'pdf'],
    ['\xff\xd8\xff\xe0', 'image'],
    ['\x89PNG\r\n\x1a\n', 'image'],
    ['GIF89a', 'image'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'image'],
    ['\0\0\0 ftypavif', 'image'],
    ['\0\0\0 ftypmif1\0\0\0\0avif', 'image'],
    ['\0\0\0 ftypheic', null],
    ['<svg xmlns=', null],
    ['<!doctype html>', null],
    ['PK\x03\x04', null],
    ['RIFF\0\0\0\0WAVE', null],
    ['', null],
  ])('tells %j', (start, kind) => {
    expect(kindOfBytes(bytes(start))).toBe(kind);
  });

  it('says why before anything is sent', () => {
    expect(problemOf(bytes('<svg'), 100)).toBe('UPLOAD_TYPE_NOT_SUPPORTED');
    expect(problemOf(bytes('GIF89a'), 10 * 1024 * 1024 + 1)).toBe('UPLOAD_TOO_LARGE');
    expect(problemOf(bytes('%PDF-1'), 20 * 1024 * 1024)).toBeNull();
    expect(problemOf(bytes(''), 0)).toBe('UPLOAD_NOT_READABLE');
  });

  it('writes sizes as people read them', () => {
    expect(sizeText(120, 'en')).toBe('1 kB');
    expect(sizeText(2_440_000, 'en')).toBe('2.4 MB');
    expect(sizeText(2_440_000, 'fr').replace(/\s/g, ' ')).toBe('2,4 Mo');
  });
});
