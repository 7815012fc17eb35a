import type { ReactNode } from 'react';

const ADDRESS = /(https?:\/\/[^\s<>"')\]]+)/;

/** Plain text whose web addresses can be followed. */
export function LinkedText({ text }: { text: string }): ReactNode {
  return text.split(ADDRESS).map((part, index) =>
    index % 2 === 1 ? (
      <a key={index} href={part} target="_blank" rel="noopener noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
