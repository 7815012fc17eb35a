import type { UploadErrorCode } from '#protocol';
import { AllowanceExceeded, type TrustAllowance } from '#identity';
import { DomainError } from '#platform';

/** How the HTTP route answers a refusal of this room. */
const STATUS: Partial<Record<UploadErrorCode, number>> = {
  UPLOAD_TYPE_NOT_SUPPORTED: 415,
  UPLOAD_TOO_LARGE: 413,
  UPLOAD_TOO_MANY_PIXELS: 413,
  UPLOAD_NOT_READABLE: 422,
  UPLOAD_TOO_SLOW: 422,
  UPLOAD_IN_PROGRESS: 409,
  UPLOADS_WAITING: 429,
  UPLOADS_BUSY: 503,
};

/** A file that is not taken. */
export abstract class UploadRefused extends DomainError {
  abstract override readonly code: UploadErrorCode;

  /** Of the HTTP answer. */
  get status(): number {
    return STATUS[this.code] ?? 400;
  }
}

/** By its bytes it is nothing that is taken, whatever it is called. */
export class UploadTypeNotSupported extends UploadRefused {
  readonly code = 'UPLOAD_TYPE_NOT_SUPPORTED';
  constructor() {
    super('JPEG, PNG, WebP, AVIF and GIF images and PDF documents are taken.');
  }
}

/** More bytes than its kind may have. */
export class UploadTooLarge extends UploadRefused {
  readonly code = 'UPLOAD_TOO_LARGE';
  constructor(readonly maxBytes: number) {
    super(`At most ${maxBytes / 1024 / 1024} MB.`);
  }

  override get answerDetails() {
    return { maxBytes: this.maxBytes };
  }
}

/** More pixels, or frames, than would be decoded. */
export class UploadTooManyPixels extends UploadRefused {
  readonly code = 'UPLOAD_TOO_MANY_PIXELS';
  constructor(readonly maxPixels: number) {
    super(`At most ${maxPixels / 1_000_000} megapixels.`);
  }

  override get answerDetails() {
    return { maxPixels: this.maxPixels };
  }
}

/** An image that is damaged. */
export class UploadNotReadable extends UploadRefused {
  readonly code = 'UPLOAD_NOT_READABLE';
  constructor(cause?: unknown) {
    super('The file is damaged and cannot be read.', { cause });
  }
}

/** Decoding took longer than it may. */
export class UploadTooSlow extends UploadRefused {
  readonly code = 'UPLOAD_TOO_SLOW';
  constructor() {
    super('The image takes too long to prepare. A smaller one will do.');
  }
}

/** The same upload is under way in another request. */
export class UploadInProgress extends UploadRefused {
  readonly code = 'UPLOAD_IN_PROGRESS';
  constructor() {
    super('This upload is under way in another request.');
  }
}

/** Somebody has sent many files, and no message with them. */
export class UploadsWaiting extends UploadRefused {
  readonly code = 'UPLOADS_WAITING';
  constructor() {
    super('Send the message, or remove some files, before adding more.');
  }
}

/** Too many images are being prepared already. */
export class UploadsBusy extends UploadRefused {
  readonly code = 'UPLOADS_BUSY';
  constructor() {
    super('Many images are being prepared. Try again in a moment.');
  }
}

/** An attachment that is absent, somebody else's, sent with another message already, or too old. */
export class AttachmentNotFound extends DomainError {
  readonly code = 'ATTACHMENT_NOT_FOUND';
  constructor(index: number) {
    super('This file is not there any more. Attach it again.', { field: `attachmentIds.${index}` });
  }
}

/** More files than a message of this level may carry. */
export class TooManyAttachments extends AllowanceExceeded {
  readonly code = 'TOO_MANY_ATTACHMENTS';
  constructor({ filesPerPost: limit, level }: TrustAllowance) {
    super(
      `At most ${limit} files with a message at trust level ${level}.`,
      { limit, level },
      'attachmentIds',
    );
  }
}

/** A description that is too long, or is of no file of the message. */
export class AttachmentTextInvalid extends DomainError {
  readonly code = 'ATTACHMENT_TEXT_INVALID';
  constructor(message: string) {
    super(message, { field: 'attachmentTexts' });
  }
}
