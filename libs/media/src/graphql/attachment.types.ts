import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { AttachedFile, PreviewedLink } from '#protocol';

/** What is attached, in the words that frames and the API share. */
export const AttachmentKind = { IMAGE: 'IMAGE', PDF: 'PDF' } as const;
registerEnumType(AttachmentKind, {
  name: 'AttachmentKind',
  description: 'What is attached.',
  valuesMap: {
    IMAGE: { description: 'A picture, encoded anew; what was sent is not kept.' },
    PDF: { description: 'A PDF, as it was sent, to be downloaded.' },
  },
});

/** What of a file is the same for every reader. */
@ObjectType({ isAbstract: true })
class FileHead {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => AttachmentKind, { description: 'What it is.' })
  kind: AttachedFile['kind'];

  @Field(() => String, { description: 'Its name, cleaned for display.' })
  name: string;

  @Field(() => Int, { nullable: true, description: 'Pixels, upright; null of a document.' })
  width: number | null;

  @Field(() => Int, { nullable: true, description: 'Pixels, upright; null of a document.' })
  height: number | null;

  @Field(() => Int, { description: 'Bytes of what was sent.' })
  sizeBytes: number;

  @Field(() => Boolean, { description: 'It moves.' })
  isAnimated: boolean;

  @Field(() => String, { description: 'What its author says is on it; may be empty.' })
  description: string;
}

/** AttachedFile, as GraphQL answers it. */
@ObjectType('AttachedFile', {
  description: 'A file that was sent with a message, the same for every reader.',
})
export class ShownFile extends FileHead implements AttachedFile {
  @Field(() => [String], {
    description: 'Its files, narrow to wide: `w960.webp 960x600`; `m960.webp` moves.',
  })
  variants: readonly string[];
}

/** A size and format with its address. */
@ObjectType({ description: 'One size and format of an attachment, with its address.' })
export class AttachmentVariant {
  @Field(() => String, { description: 'Its name in addresses.' })
  name: string;

  @Field(() => Int, { description: 'Pixels; 0 of a document.' })
  width: number;

  @Field(() => Int, { description: 'Pixels; 0 of a document.' })
  height: number;

  @Field(() => String, { description: 'Media type: image/webp, image/avif or application/pdf.' })
  format: string;

  @Field(() => Boolean, { description: 'It moves; the others of an animation are its first frame.' })
  isAnimated: boolean;

  @Field(() => String, {
    description:
      'Signed, for this viewer, good for one to two hours; opens what the viewer may see at that moment.',
  })
  url: string;
}

/** A file with addresses, for one viewer. */
@Extensions({ isSnapshot: true })
@ObjectType({ description: 'A file that was sent with a message, with its addresses.' })
export class Attachment extends FileHead {
  @Field(() => [AttachmentVariant], { description: 'Its files, narrow to wide.' })
  variants: AttachmentVariant[];
}

/** PreviewedLink, as GraphQL answers it. */
@ObjectType('LinkPreview', { description: 'What the page behind a link says of itself, as text.' })
export class ShownPreview implements PreviewedLink {
  @Field(() => String, { description: 'The address as it stands in the message.' })
  url: string;

  @Field(() => String, { description: 'Title of the page.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'Its description.' })
  description: string | null;

  @Field(() => String, { description: 'Name of the site, and the host that answered.' })
  site: string;
}
