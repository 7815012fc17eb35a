/** Why the search server did not do what it was asked. Never leaves the room: searches fall back, writes wait. */
export abstract class MeilisearchTrouble extends Error {}

/** Nobody answers, too late, or with an error of the server's own (a full disk, say): it may pass by itself. */
export class MeilisearchAway extends MeilisearchTrouble {
  override readonly name = 'MeilisearchAway';
}

/** The server answers, but not to this key: somebody must set MEILISEARCH_KEY right. */
export class MeilisearchKeyRefused extends MeilisearchTrouble {
  override readonly name = 'MeilisearchKeyRefused';
}

/** The index cannot do what this code asks of it: somebody set it up otherwise. */
export class MeilisearchIndexUnfit extends MeilisearchTrouble {
  override readonly name: string = 'MeilisearchIndexUnfit';
}

/** There is no such index: the server is new, or its folder was emptied. */
export class MeilisearchIndexMissing extends MeilisearchIndexUnfit {
  override readonly name = 'MeilisearchIndexMissing';
}

/** The server will not have this, however often it is asked. `code` is Meilisearch's own. */
export class MeilisearchRefused extends MeilisearchTrouble {
  override readonly name = 'MeilisearchRefused';

  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
