import { resolve } from 'node:path';
import { Failure } from './platform/ground/failure.ts';
import type { MailSettings } from './platform/outbound/outbound.ts';
import type { TargetRules } from './platform/outbound/target.ts';

export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Where browsers reach the product; decides about secure cookies and the origin that may send forms. */
  readonly publicUrl: string;
  readonly dataDir: string;
  /** The built web; null serves the API alone. */
  readonly webDir: string | null;
  readonly limits: RateLimits;
  /** The mail server; null: no e-mail is sent. */
  readonly mail: MailSettings | null;
  /** Keys of what the database keeps encrypted, the current one first; empty: one is made and kept beside the data. */
  readonly secretKeys: string;
  /** Where webhooks may lead. */
  readonly targets: TargetRules;
}

/** Requests a minute from one address. */
export interface RateLimits {
  readonly requests: number;
  readonly signIns: number;
}

const usualLimits: RateLimits = { requests: 1200, signIns: 30 };

/** Settings from the environment; what each variable means stands in docs/operate.md. */
export function settingsFrom(env: NodeJS.ProcessEnv, projectDir: string): Settings {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Failure(`PORT=${env.PORT} 不是端口号（1–65535）。`, `PORT=${env.PORT} is not a port number (1–65535).`);
  }
  return {
    host: env.HOST || '127.0.0.1',
    port,
    publicUrl: env.PUBLIC_URL || `http://localhost:${port}`,
    dataDir: resolve(projectDir, env.CHENGSHI_DATA || 'data'),
    webDir: resolve(projectDir, 'apps/web/dist'),
    limits: usualLimits,
    mail: mailFrom(env),
    secretKeys: env.SECRET_KEYS || '',
    targets: { hosts: wordsOf(env.WEBHOOK_HOSTS), local: env.WEBHOOK_LOCAL === 'true' },
  };
}

function mailFrom({ SMTP_URL: url, MAIL_FROM: from }: NodeJS.ProcessEnv): MailSettings | null {
  if (!url && !from) return null;
  if (!url || !from || !/^smtps?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Failure(
      '发送邮件需要同时设置 SMTP_URL（smtp:// 或 smtps:// 开头）和 MAIL_FROM（发件人）。',
      'To send e-mail, set both SMTP_URL (smtp:// or smtps://) and MAIL_FROM (the sender).',
    );
  }
  return { url, from };
}

const wordsOf = (list = ''): string[] => list.split(/[\s,]+/).filter((word) => word !== '');
