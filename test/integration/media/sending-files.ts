import sharp from 'sharp';
import type { Forum, TestCommunity, TestMember } from '#test-support';

/** What an upload is answered. */
export interface UploadAnswer {
  status: number;
  upload?: {
    id: string;
    kind: string;
    name: string;
    width: number | null;
    height: number | null;
    sizeBytes: number;
  };
  error?: { code: string; message: string };
}

let count = 0;
/** A key that no other test used. */
export const freshKey = (): string => `upload-key-${(count += 1)}-${Date.now()}`;

/** Sends a file as the widget does. */
export async function sendFile(
  forum: Forum,
  place: { community: Pick<TestCommunity, 'slug'>; member?: TestMember },
  bytes: Buffer | ReadableStream,
  given: { name?: string; key?: string; headers?: Record<string, string> } = {},
): Promise<UploadAnswer> {
  const response = await fetch(`${forum.url}/c/${place.community.slug}/uploads`, {
    method: 'POST',
    body: bytes instanceof Buffer ? new Uint8Array(bytes) : bytes,
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(given.name ?? 'picture.png'),
      'idempotency-key': given.key ?? freshKey(),
      ...(place.member ? { authorization: `Bearer ${place.member.token}` } : {}),
      ...given.headers,
    },
    ...(bytes instanceof Buffer ? {} : { duplex: 'half' }),
  } as RequestInit);
  return { status: response.status, ...((await response.json()) as object) };
}

/** A picture of one colour. */
export function picture(width = 640, height = 400, background = '#3a7'): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
}

/** The smallest document that counts as one. */
export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
