import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A letter on its way out; with the embedded set-up, the mailbox itself. */
@Entity('mail')
export class MailEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { name: 'recipient' })
  to: string;

  @Column('text')
  subject: string;

  /** Emptied once an SMTP server has taken it: links in it are secrets. */
  @Column('text', { name: 'text_body' })
  text: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;
}
