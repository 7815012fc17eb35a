import { FIDELITY_TEXTS, generatedNastyTexts, naughtyStrings } from '#test-support';
import { renderMarkdown } from './markdown.js';
import { isPlainParagraphs, normalParagraphs } from './plain-paragraphs.js';
import { sanitize } from './sanitize.js';

const TEXTS = [
  ...Object.values(FIDELITY_TEXTS).map(String),
  ...naughtyStrings(),
  ...generatedNastyTexts(400),
];

describe('plain paragraphs', () => {
  it('are what the sanitiser would make of them, whatever the text', () => {
    const plain = TEXTS.map(renderMarkdown).filter(isPlainParagraphs);
    expect(plain.length).toBeGreaterThan(200);
    for (const html of plain) expect({ html: normalParagraphs(html), links: [] }).toEqual(sanitize(html));
  });

  it.each(['**bold**', '`code`', 'https://example.com', '> quote', '- item', '# head', 'a\n\n---'])(
    'are not: %s',
    (text) => expect(isPlainParagraphs(renderMarkdown(text))).toBe(false),
  );

  it('are not, once there is any attribute', () => {
    expect(isPlainParagraphs('<p onclick="x">a</p>')).toBe(false);
  });
});
