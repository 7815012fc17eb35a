import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '#platform';

@ObjectType({
  description: 'A letter the install has sent, or keeps in its mailbox when it has no mail server.',
})
export class Mail {
  @Field(() => ID, { description: 'Identity of the letter.' })
  id: string;

  @Field(() => String, { description: 'Address it goes to.' })
  to: string;

  @Field(() => String, { description: 'Subject line.' })
  subject: string;

  @Field(() => String, { description: 'Plain text; empty once a mail server has taken it.' })
  text: string;

  @Field(() => Date, { description: 'When it was written.' })
  createdAt: Date;

  @Field(() => Date, { nullable: true, description: 'When a mail server took it.' })
  sentAt: Date | null;
}

@ObjectType({ description: 'Letters, newest first.' })
export class MailConnection extends connectionOf(Mail, 'Mail') {}
