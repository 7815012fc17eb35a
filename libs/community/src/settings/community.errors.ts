import { DomainError } from '#platform';

/** Another community has this slug, or another space of the community. */
export class SlugTaken extends DomainError {
  readonly code = 'SLUG_TAKEN';
  constructor() {
    super('This name in addresses is taken.', { field: 'slug' });
  }
}

/** A slug that could not stand in an address. */
export class SlugInvalid extends DomainError {
  readonly code = 'SLUG_INVALID';
  constructor() {
    super('2 to 40 small letters, digits and inner hyphens.', { field: 'slug' });
  }
}

/** Not an exact origin. */
export class OriginInvalid extends DomainError {
  readonly code = 'ORIGIN_INVALID';
  constructor(index: number) {
    super('An origin is exactly scheme://host or scheme://host:port, without path and wildcard.', {
      field: `allowedOrigins.${index}`,
    });
  }
}

/** Spaces are nested one level, and nobody gets into one without seeing what it is listed under. */
export class SpaceNestingInvalid extends DomainError {
  readonly code = 'SPACE_NESTING_INVALID';
  constructor(message: string) {
    super(message, { field: 'parentId' });
  }
}

/** The space for conversations is for nobody but the staff, whatever is asked. */
export class SpaceFixed extends DomainError {
  readonly code = 'SPACE_FIXED';
  constructor(field: string) {
    super('The space for private conversations is open to staff alone, and stays as it is.', { field });
  }
}

/** A setting that cannot be used. */
export class SettingInvalid extends DomainError {
  readonly code = 'SETTING_INVALID';
}
