import { attachmentHeader, displayNameOf, downloadNameOf } from './file-name.js';

describe('names of files', () => {
  it.each([
    ['photo.jpg', 'photo.jpg'],
    ['C:\\fakepath\\Été 2026.PNG', 'Été 2026.PNG'],
    ['../../etc/passwd', 'passwd'],
    ['..', 'image'],
    ['', 'image'],
    ['a\u202egpj.exe', 'a gpj.exe'],
    ['a\r\nSet-Cookie: x.png', 'a Set-Cookie x.png'],
    ['.htaccess', 'htaccess'],
    ['日本語.webp', '日本語.webp'],
  ])('shows %j as %j', (typed, shown) => {
    expect(displayNameOf(typed, 'image')).toBe(shown);
  });

  it('shortens a long one and keeps its ending', () => {
    const shown = displayNameOf(`${'é'.repeat(300)}.jpeg`, 'image');
    expect([...shown]).toHaveLength(120);
    expect(shown.endsWith('….jpeg')).toBe(true);
  });

  it('saves a document as one, whatever it was called', () => {
    expect(downloadNameOf('invoice.html')).toBe('invoice.html.pdf');
    expect(downloadNameOf('')).toBe('document.pdf');
  });

  it('writes a header that nothing can break out of', () => {
    expect(attachmentHeader('Été "x"; y.pdf')).toBe(
      `attachment; filename="_t_ _x_; y.pdf"; filename*=UTF-8''%C3%89t%C3%A9%20%22x%22%3B%20y.pdf`,
    );
  });
});
