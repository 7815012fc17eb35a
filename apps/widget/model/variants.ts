/** One size and format of a picture. */
export interface Variant {
  name: string;
  width: number;
  /** Media type. */
  format: string;
  isAnimated: boolean;
}

/** Of `w960.webp 960x600`; `m960.webp` moves. */
export function variantsOf({ variants }: { variants: readonly string[] }): Variant[] {
  return variants.map((text) => {
    const [name = '', size = ''] = text.split(' ');
    const ending = name.slice(name.lastIndexOf('.') + 1);
    const format = ending === 'pdf' ? 'application/pdf' : `image/${ending}`;
    return { name, width: parseInt(size, 10) || 0, format, isAnimated: name.startsWith('m') };
  });
}
