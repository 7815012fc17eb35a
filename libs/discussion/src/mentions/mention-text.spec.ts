import { renderBody } from '../text/render-body.js';
import { possibleHandles, withMentions } from './mention-text.js';

const html = (text: string) => renderBody(text, 'markdown').html;
const JEANNE = { id: '01900000-0000-7000-8000-000000000001', handle: 'jeanne.dupont' };
const PAUL = { id: '01900000-0000-7000-8000-000000000002', handle: 'paul' };

describe('mentions in a text', () => {
  it.each([
    ['Merci @jeanne.dupont !', ['jeanne.dupont', 'jeanne']],
    ['(@Paul)', ['paul']],
    ['**@paul**, _@paul_', ['paul']],
    ['@paul\n@jeanne.dupont.', ['paul', 'jeanne.dupont', 'jeanne']],
    ['« @paul »', ['paul']],
  ])('are looked for in %j', (text, handles) => {
    expect(possibleHandles(html(text))).toEqual(handles);
  });

  it.each([
    'paul@example.com',
    '`@paul`',
    '```\n@paul\n```',
    '    @paul',
    '[@paul](https://example.com)',
    'https://example.com/@paul',
    '@',
    '@é',
    '@paulé',
    '@@paul',
    'é@paul',
  ])('are not looked for in %j', (text) => {
    expect(possibleHandles(html(text))).toEqual([]);
  });

  it('are marked with who is meant, and each is told once', () => {
    expect(withMentions(html('@Paul et @jeanne.dupont, @paul.'), [PAUL, JEANNE])).toEqual({
      html:
        `<p><span class="mention" data-member="${PAUL.id}">@Paul</span> et ` +
        `<span class="mention" data-member="${JEANNE.id}">@jeanne.dupont</span>, ` +
        `<span class="mention" data-member="${PAUL.id}">@paul</span>.</p>\n`,
      memberIds: [PAUL.id, JEANNE.id],
    });
  });

  it('take the longest handle that somebody has, and leave the rest as text', () => {
    expect(withMentions(html('@paul.Bonjour'), [PAUL]).html).toBe(
      `<p><span class="mention" data-member="${PAUL.id}">@paul</span>.Bonjour</p>\n`,
    );
  });

  it('are plain text where nobody is meant', () => {
    expect(withMentions(html('@nobody'), [PAUL])).toEqual({ html: '<p>@nobody</p>\n', memberIds: [] });
  });

  it('cannot be written by hand', () => {
    const forged = `<span class="mention" data-member="${PAUL.id}">@paul</span>`;
    expect(html(forged)).not.toContain('<span');
    expect(renderBody(forged, 'html').html).not.toMatch(/class|data-/);
  });

  it('looks up no more than sixty words', () => {
    const many = Array.from({ length: 500 }, (_, index) => `@a${index}`).join(' ');
    expect(possibleHandles(html(many))).toHaveLength(60);
  });
});
