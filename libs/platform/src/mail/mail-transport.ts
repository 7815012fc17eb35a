import { createTransport, type Transporter } from 'nodemailer';
import type { Letter } from './letter.js';

/** How letters leave the install. */
export interface MailTransport {
  /** False where letters stay in the mailbox of the console. */
  readonly isExternal: boolean;
  deliver(letter: Letter): Promise<void>;
}

/** No mail server: letters are read in the console's mailbox. */
export class MailboxTransport implements MailTransport {
  readonly isExternal = false;
  async deliver(): Promise<void> {
    // The row written by Mailer.send is the delivery.
  }
}

/** Hands letters to an SMTP server. */
export class SmtpTransport implements MailTransport {
  readonly isExternal = true;
  private readonly transporter: Transporter;

  constructor(
    smtpUrl: string,
    private readonly from: string,
  ) {
    this.transporter = createTransport(smtpUrl);
  }

  async deliver(letter: Letter): Promise<void> {
    await this.transporter.sendMail({
      from: this.from,
      to: letter.to,
      subject: letter.subject,
      text: letter.text,
    });
  }
}
