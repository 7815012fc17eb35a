import { quoteOf } from './quoting.js';

const SOURCE = { name: 'Jeanne [D]', permalink: 'https://f.example/c/b/t/1/p/2', revision: 3 };

describe('a quote', () => {
  it('names its source and keeps the words as they are', () => {
    expect(quoteOf('Le *four*  chauffe\n\n- trop\n1. vite', SOURCE)).toBe(
      '> [Jeanne \\[D\\]](https://f.example/c/b/t/1/p/2#r3):\n> Le \\*four\\* chauffe\n> \\- trop\n> 1\\. vite\n\n',
    );
  });

  it('of nothing is nothing', () => {
    expect(quoteOf(' \n ', SOURCE)).toBe('');
  });
});
