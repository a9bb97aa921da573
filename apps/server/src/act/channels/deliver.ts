import { type MessageKind, type MessageValues, messageSentence } from '@chengshi/contract';
import { system } from '../../platform/access/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { type Notice, postingFor, type Robot, refusalIn } from './formats.ts';
import { robotOf } from './robots.ts';
import { type DeliveryRow, settle, takeUp } from './store.ts';

/** Minutes until the next attempt after the first, second … failed one; after the last of them it is given up. */
const backOffMinutes = [1, 5, 30, 120, 480];
/** Longer than one round of attempts can take. */
const leaseMs = 5 * 60_000;
const atOnce = 10;

/**
 * Hands over what is due, each in a transaction of its own after it was sent: a server that stops in between sends it once more later.
 * Gives how many were tried.
 */
export async function deliverDue(platform: Platform): Promise<number> {
  const now = platform.clock.now();
  const until = new Date(now.getTime() + leaseMs);
  const due = await platform.database.as(system, (trx) => takeUp(trx, now, until, atOnce));
  await Promise.all(due.map((delivery) => attempt(platform, delivery)));
  return due.length;
}

async function attempt(platform: Platform, delivery: DeliveryRow): Promise<void> {
  const error = await send(platform, delivery).catch((reason: unknown) => wordsOf(reason));
  const now = platform.clock.now();
  const wait = backOffMinutes[delivery.attempts - 1];
  await platform.database.as(system, (trx) =>
    settle(
      trx,
      delivery,
      error === null
        ? { state: 'sent', settledAt: now, error: null }
        : wait === undefined
          ? { state: 'dead', settledAt: now, error }
          : { state: 'waiting', nextAt: new Date(now.getTime() + wait * 60_000), error },
    ),
  );
}

/** Why something was not handed over, at a length that a list can show. */
export const wordsOf = (reason: unknown): string =>
  (reason instanceof Error ? reason.message || reason.name : String(reason)).slice(0, 500);

/** Sends one; gives null when the other side took it or nobody wants it any more, else what it said. */
async function send(platform: Platform, delivery: DeliveryRow): Promise<string | null> {
  const notice = noticeOf(delivery, platform.outbound.link);
  if (delivery.webhookId !== null) {
    if (delivery.removedAt !== null) return null;
    // All three are there with the webhook.
    const { webhookId: id, format, url, secret } = delivery;
    const robot = robotOf(platform, { ...{ id, secret }, format: format ?? '', url: url ?? '' });
    return sendToRobot(platform, robot, notice);
  }
  if (delivery.address === null || delivery.mail === 'none') return null;
  if (!platform.outbound.mail) return '没有设置邮件服务器 · no mail server is set up';
  const english = delivery.language === 'en';
  await platform.outbound.mail({
    to: delivery.address,
    subject: subjectOf(english ? notice.en : notice.zh, english),
    text: `${english ? notice.en : notice.zh}\n\n${notice.link}\n`,
    messageId: `<${delivery.id}@${new URL(notice.link).hostname}>`,
  });
  return null;
}

export async function sendToRobot(platform: Platform, robot: Robot, notice: Notice): Promise<string | null> {
  const answer = await platform.outbound.post(postingFor(robot, notice, platform.clock.now()));
  return refusalIn(robot.format, answer);
}

function noticeOf(delivery: DeliveryRow, link: string): Notice {
  // Written by sendMessage, which knows no other kinds and values.
  const sentence = messageSentence(delivery.kind as MessageKind, delivery.values as MessageValues);
  const { messageId: id, kind, madeAt: at } = delivery;
  return { id, kind, ...sentence, at, link };
}

const longestSubject = 60;

function subjectOf(sentence: string, english: boolean): string {
  const letters = [...sentence.replace(/\s+/g, ' ')];
  const start =
    letters.length > longestSubject ? `${letters.slice(0, longestSubject - 1).join('')}…` : letters.join('');
  return english ? `[Chengshi] ${start}` : `【成事】${start}`;
}
