import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { anonymousPermissions, MemberActors } from '#identity';
import { FileLinks, FileStore } from '#media';
import { type Actor, anonymousActor, FileMissing, isUuid, NotFound } from '#platform';
import { FileAudienceRepository, type VisibleFile } from './file-audience.repository.js';

/** A file to be sent. */
export interface OpenFile extends Pick<VisibleFile, 'kind' | 'name' | 'isPublic'> {
  variant: string;
  sizeBytes: number;
  /** Until its address is over. */
  maxAgeSeconds: number;
  /** Reads it; throws NotFound where the storage has it no more. */
  read: () => Promise<Readable>;
}

/**
 * Opens files of messages. An address says who asks, and nothing more: what that person may see is asked anew each time,
 * so an address stops working with the right to what it names.
 */
@Injectable()
export class FileService {
  constructor(
    private readonly links: FileLinks,
    private readonly store: FileStore,
    private readonly files: FileAudienceRepository,
    private readonly members: MemberActors,
  ) {}

  /** Throws NotFound, whatever the reason. */
  async open(
    communityId: string,
    asked: { id: string; variant: string },
    query: Record<string, unknown>,
  ): Promise<OpenFile> {
    const terms = isUuid(asked.id) ? this.links.check(communityId, asked.id.toLowerCase(), query) : null;
    const reader = terms && (await this.readerOf(communityId, terms.viewerId));
    const file = reader && (await this.files.find(reader, asked.id));
    const variant = file?.variants.find(({ name }) => name === asked.variant);
    if (!terms || !file || !variant) throw new NotFound();
    return {
      kind: file.kind,
      name: file.name,
      isPublic: file.isPublic,
      variant: variant.name,
      sizeBytes: variant.sizeBytes,
      maxAgeSeconds: Math.max(0, Math.floor(terms.expiresAt - Date.now() / 1_000)),
      read: () => this.read(asked.id.toLowerCase(), variant.name),
    };
  }

  private async readerOf(communityId: string, viewerId: string | null): Promise<Actor | null> {
    if (viewerId === null) return anonymousActor(communityId, anonymousPermissions());
    return isUuid(viewerId) ? this.members.findActive(communityId, viewerId) : null;
  }

  private async read(id: string, variant: string): Promise<Readable> {
    try {
      return await this.store.read(id, variant);
    } catch (error) {
      if (error instanceof FileMissing) throw new NotFound();
      throw error;
    }
  }
}
