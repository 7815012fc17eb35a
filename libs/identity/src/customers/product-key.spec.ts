import { productKeyOf } from './product-key.js';

describe('a product’s key', () => {
  it.each([
    ['SKU-1', 'sku-1'],
    ['  Lampe   Été ', 'lampe été'],
    ['Lampe E\u0301te\u0301', 'lampe été'],
    ['ＳＫＵ\u00a01', 'sku 1'],
  ])('%p is compared as %p', (text, folded) => {
    expect(productKeyOf(text)?.folded).toBe(folded);
  });

  it('is kept composed, with its case', () => {
    expect(productKeyOf('E\u0301té  A')?.key).toBe('Été A');
  });

  it('parts products by their accents', () => {
    expect(productKeyOf('pêche')?.folded).not.toBe(productKeyOf('pêché')?.folded);
  });

  it.each(['', '  ', 'a\0b', 'a\u200bb', '\ud800', 'x'.repeat(101)])('is not %p', (text) => {
    expect(productKeyOf(text)).toBeNull();
  });

  it('has up to 100 characters, whatever their size', () => {
    expect(productKeyOf('🧴'.repeat(100))).not.toBeNull();
  });
});
