import { createHmac } from 'node:crypto';
import type { Posting } from '../../platform/outbound/post.ts';

/** What is said, to a robot. */
export interface Notice {
  readonly id: string;
  readonly kind: string;
  readonly zh: string;
  readonly en: string;
  readonly at: Date;
  /** Where it is read in the product. */
  readonly link: string;
}

export interface Robot {
  readonly format: string;
  readonly url: string;
  readonly secret: string | null;
}

const timeoutMs = 10_000;
/** WeCom takes texts of 2,048 bytes. */
const longestText = 2000;

/** A notice in the form that a robot takes: DingTalk's and WeCom's custom robots, or plain JSON for anybody else's. */
export function postingFor(robot: Robot, notice: Notice, now: Date): Posting {
  const content = `${cut(`【成事】${notice.zh}`, longestText - Buffer.byteLength(notice.link) - 1)}\n${notice.link}`;
  const text = JSON.stringify({ msgtype: 'text', text: { content } });
  switch (robot.format) {
    case 'dingtalk':
      return { url: robot.secret ? signedUrl(robot.url, robot.secret, now) : robot.url, body: text, timeoutMs };
    case 'wecom':
      return { url: robot.url, body: text, timeoutMs };
    default: {
      const { at, ...rest } = notice;
      const body = JSON.stringify({ ...rest, at: at.toISOString() });
      return { url: robot.url, body, timeoutMs, headers: robot.secret ? signatureOf(robot.secret, body, now) : {} };
    }
  }
}

/** DingTalk: the time and the signature of time and secret stand in the address. */
function signedUrl(address: string, secret: string, now: Date): string {
  const timestamp = String(now.getTime());
  const url = new URL(address);
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'));
  return url.href;
}

/** Over the time and the body, so that nothing is changed or sent again later. */
function signatureOf(secret: string, body: string, now: Date): Record<string, string> {
  const timestamp = String(now.getTime());
  return {
    'x-chengshi-timestamp': timestamp,
    'x-chengshi-signature': `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`,
  };
}

/** Both robots answer 200 whatever happens, and say in the body whether they took it. */
export function refusalIn(format: string, answer: string): string | null {
  if (format === 'generic') return null;
  try {
    const { errcode, errmsg } = JSON.parse(answer) as { errcode?: unknown; errmsg?: unknown };
    return errcode === 0 ? null : `${String(errcode)} ${String(errmsg ?? '')}`.trim();
  } catch {
    return `不是机器人的回答 · no robot's answer: ${answer.slice(0, 100)}`;
  }
}

/** The beginning of a text that fits into so many bytes, no character cut through. */
function cut(text: string, mostBytes: number): string {
  if (Buffer.byteLength(text) <= mostBytes) return text;
  let kept = '';
  let bytes = 3;
  for (const char of text) {
    bytes += Buffer.byteLength(char);
    if (bytes > mostBytes) break;
    kept += char;
  }
  return `${kept}…`;
}
