import { performance } from 'node:perf_hooks';
import { renderBody } from './render-body.js';

const html = (text: string, format: 'markdown' | 'plain' | 'html' = 'markdown') =>
  renderBody(text, format).html;
const plain = (text: string, format: 'markdown' | 'plain' | 'html' = 'markdown') =>
  renderBody(text, format).plainText;

/** Of three runs: neighbours on the machine slow a run down, nothing speeds one up. */
function quickestMs(work: () => unknown): number {
  const runs = [1, 2, 3].map(() => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
  return Math.min(...runs);
}

describe('rendering Markdown', () => {
  it('renders emphasis, lists, code and keeps line ends', () => {
    expect(html('**gras** et *doux*\nligne 2')).toBe(
      '<p><strong>gras</strong> et <em>doux</em><br />\nligne 2</p>\n',
    );
    expect(html('- un\n- deux')).toContain('<li>un</li>');
    expect(html('`a < b`')).toContain('<code>a &lt; b</code>');
  });

  it('shows HTML in Markdown as the text it is', () => {
    expect(html('<script>alert(1)</script>')).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n');
    expect(html('<img src=x onerror=alert(1)>')).not.toContain('<img');
  });

  it('gives every link what a stranger’s link needs', () => {
    expect(html('[a](https://brand.example/x?a=1&copy=1)')).toContain(
      '<a href="https://brand.example/x?a=1&amp;copy=1" rel="nofollow ugc noopener" target="_blank">a</a>',
    );
    expect(html('voir https://brand.example')).toContain('rel="nofollow ugc noopener"');
  });

  it.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](data:text/html,x)',
    '[a](vbscript:x)',
    '[a](//evil.example)',
    '[a](/console)',
  ])('makes no link of %s', (text) => expect(html(text)).not.toContain('href'));

  it('loads nothing from elsewhere', () => {
    expect(html('![x](https://spy.example/1.png)')).not.toContain('<img');
  });

  it('makes nothing prettier than it was written', () => {
    expect(plain('(c) -- ... "x" :smile:')).toBe('(c) -- ... "x" :smile:');
  });

  it('does not take a missing blank after a full stop for a link', () => {
    expect(renderBody('Je viens demain.il faut voir la fin.de rien', 'markdown').links).toEqual([]);
    expect(renderBody('voir promo.com et www.promo.net', 'markdown').links).toEqual([
      'http://promo.com',
      'http://www.promo.net',
    ]);
  });
});

describe('rendering other formats', () => {
  it('keeps only structure and safe links of HTML', () => {
    const dirty =
      '<p onclick="x()">a <a href="https://ok.example" onmouseover="x()">lien</a><iframe src="//x"></iframe><svg><script>1</script></svg><style>p{}</style></p>';
    expect(html(dirty, 'html')).toBe(
      '<p>a <a href="https://ok.example" rel="nofollow ugc noopener" target="_blank">lien</a></p>',
    );
  });

  it('escapes plain text and keeps its line ends', () => {
    expect(html('a <b>\r\nb & c\n\nd', 'plain')).toBe('<p>a &lt;b&gt;<br />b &amp; c</p>\n<p>d</p>');
    expect(plain('a <b>\r\nb', 'plain')).toBe('a <b>\r\nb');
  });
});

describe('readable text', () => {
  it('decodes entities and drops markup', () => {
    expect(plain('<p>L&rsquo;&eacute;t&eacute;&nbsp;: <b>oui</b></p><ul><li>un</li></ul>', 'html')).toBe(
      'L’été\u00a0: oui\nun',
    );
    expect(plain('**gras** [lien](https://a.example)')).toBe('gras lien');
  });
});

describe('hostile input', () => {
  const LENGTH = 40_000;
  const bombs: Record<string, string> = {
    stars: '*'.repeat(LENGTH),
    'stars and letters': '*a '.repeat(LENGTH / 3),
    'opening emphasis': '**a *b '.repeat(LENGTH / 7),
    underscores: '_a'.repeat(LENGTH / 2),
    'opening brackets': '['.repeat(LENGTH),
    'opening links': '[a]('.repeat(LENGTH / 4),
    'image openings': '!['.repeat(LENGTH / 2),
    quotes: '>'.repeat(LENGTH),
    'quotes per line': '> > > > > > > > > >\n'.repeat(LENGTH / 20),
    'nested lists': Array.from({ length: 280 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n'),
    'list markers': '- '.repeat(LENGTH / 2),
    backticks: '`'.repeat(LENGTH),
    'growing backticks': Array.from({ length: 280 }, (_, n) => '`'.repeat(n)).join(' '),
    'opening tags': '<a '.repeat(LENGTH / 3),
    'angle brackets': '<'.repeat(LENGTH),
    entities: '&'.repeat(LENGTH),
    backslashes: '\\'.repeat(LENGTH),
    'link references': '[a]: b\n'.repeat(LENGTH / 7),
    'used references': `[a]: https://a.example\n${'[a]'.repeat(LENGTH / 4)}`,
    tildes: '~'.repeat(LENGTH),
    'opening strikes': '~~a '.repeat(LENGTH / 4),
    'table rows': `|a|b|\n|-|-|\n${'|x'.repeat(LENGTH / 3)}`,
    'wide table': `${'|a'.repeat(150)}\n${'|-'.repeat(150)}\n${'|\n'.repeat(15_000)}`.slice(0, LENGTH),
    addresses: 'http://a.fr '.repeat(LENGTH / 12),
    'one long address': `http://${'a.'.repeat(LENGTH / 3)}fr`,
    'address parts': 'a.com/('.repeat(LENGTH / 7),
    'mail parts': 'a@'.repeat(LENGTH / 2),
    colons: '://'.repeat(LENGTH / 3),
    'marks on one letter': `a${'\u0301'.repeat(LENGTH - 1)}`,
    'line ends': `${'\n'.repeat(LENGTH - 1)}a`,
    headings: '# a\n'.repeat(LENGTH / 4),
    rulers: '---\n'.repeat(LENGTH / 4),
  };
  beforeAll(() => void renderBody('**warm** [up](https://a.example)', 'markdown'));

  it.each(Object.entries(bombs))('renders 40,000 characters of %s within 200 ms of work', (_, text) => {
    expect(quickestMs(() => renderBody(text, 'markdown'))).toBeLessThan(200);
  });

  const htmlBombs: Record<string, string> = {
    'nested blocks': '<div>'.repeat(8_000),
    'nested quotes': '<blockquote>'.repeat(3_300),
    'nested tables': '<table><tr><td>'.repeat(2_600),
    'nested lists': '<ul><li>'.repeat(5_000),
    'open attributes': '<a '.repeat(13_000),
    comments: '<!--'.repeat(10_000),
    entities: '&eacute;'.repeat(5_000),
  };
  it.each(Object.entries(htmlBombs))('sanitises HTML of %s within 200 ms of work', (_, text) => {
    expect(quickestMs(() => renderBody(text, 'html'))).toBeLessThan(200);
  });
});
