import type { Transporter } from 'nodemailer';
import { type Posting, post } from './post.ts';
import { allowedTarget, type TargetRules } from './target.ts';

export interface MailSettings {
  /** smtp://user:password@host:port or smtps://… */
  readonly url: string;
  readonly from: string;
}

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for each attempt, so that a mailbox shows one. */
  readonly messageId?: string;
}

/** What the product says to the outside: nothing else calls other machines. */
export interface Outbound {
  /** Null where no mail server is set up. */
  readonly mail: ((letter: Letter) => Promise<void>) | null;
  post(posting: Posting): Promise<string>;
  /** Where what is said is read in the product. */
  readonly link: string;
  /** Refuses targets that may not be called. */
  check(address: string): void;
  close(): void;
}

const timeoutMs = 10_000;

export function openOutbound(settings: {
  readonly mail: MailSettings | null;
  readonly targets: TargetRules;
  readonly publicUrl: string;
}): Outbound {
  const { mail, targets } = settings;
  const server = mail && serverOf(mail.url);
  // Most installations have no mail server, and a start does not wait for what speaks to one.
  let opened: Promise<Transporter> | undefined;
  const transport = () => {
    opened ??= import('nodemailer').then(({ createTransport }) =>
      createTransport({
        ...{ ...server, pool: true as const, maxConnections: 2 },
        ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
      }),
    );
    return opened;
  };
  return {
    mail:
      mail &&
      (async (letter) => {
        const line = await transport();
        await line.sendMail({ ...letter, from: mail.from, disableFileAccess: true, disableUrlAccess: true });
      }),
    link: new URL('/messages', settings.publicUrl).href,
    post: (posting) => post(targets, posting),
    check: (address) => void allowedTarget(address, targets),
    close: () => void opened?.then((line) => line.close()),
  };
}

/** smtp asks for encryption once connected where the server offers it; smtps begins with it. */
function serverOf(address: string) {
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const auth = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  return {
    ...{ host: url.hostname, port: Number(url.port) || (secure ? 465 : 587), secure },
    ...(url.username ? { auth } : {}),
  };
}
