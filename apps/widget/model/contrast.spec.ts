import type { Rgb } from './color.js';
import { accentTokens, contrast, parseColor } from './contrast.js';

const WHITE: Rgb = [255, 255, 255];
const DARK: Rgb = [23, 25, 28];

function tokens(accent: string, background: Rgb) {
  const css = accentTokens(accent, background);
  const read = (name: string) => {
    const channels = new RegExp(`--brand-${name}:rgb\\((.+?)\\)`).exec(css)?.[1];
    return channels?.split(' ').map(Number) as unknown as Rgb;
  };
  return { text: read('text'), fill: read('fill'), on: read('on') };
}

describe('accent correction', () => {
  it('knows the contrast of WCAG', () => {
    expect(contrast([0, 0, 0], WHITE)).toBeCloseTo(21);
    expect(contrast([118, 118, 118], WHITE)).toBeCloseTo(4.54, 2);
  });

  it('makes any accent readable on light and dark grounds', () => {
    for (const accent of [
      '#ffe600',
      '#000',
      '#fff',
      '#b4541a',
      '#7fffd4',
      '#00008b',
      '#ff69b4',
      'not a colour',
    ])
      for (const ground of [WHITE, DARK]) {
        const { text, fill, on } = tokens(accent, ground);
        expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(on, fill)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(fill, ground)).toBeGreaterThanOrEqual(3);
      }
  });

  it('leaves a good accent as the brand chose it', () => {
    expect(tokens('#1f5c73', WHITE).text).toEqual([31, 92, 115]);
  });

  it('reads the colours that a browser computes, and no transparent one', () => {
    expect(parseColor('#abc')).toEqual([170, 187, 204]);
    expect(parseColor('rgb(1, 2, 3)')).toEqual([1, 2, 3]);
    expect(parseColor('rgba(1, 2, 3, 0)')).toBeNull();
    expect(parseColor('rgb(1 2 3 / 0.9)')).toEqual([1, 2, 3]);
    expect(parseColor('transparent')).toBeNull();
  });
});
