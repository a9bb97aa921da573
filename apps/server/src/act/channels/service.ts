import type { Choices } from '@chengshi/contract';
import { v7 as uuidv7 } from 'uuid';
import { regionById } from '../../org/regions/service.ts';
import { unitById } from '../../org/units/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { sendToRobot, wordsOf } from './deliver.ts';
import { maySetUp } from './policy.ts';
import { lockedAway, robotOf } from './robots.ts';
import {
  choicesOf,
  insertWebhook,
  keepChoices,
  removeWebhook as markRemoved,
  revive,
  type WebhookRow,
  webhookById,
} from './store.ts';

export { deliverDue } from './deliver.ts';
export { secureRobots } from './robots.ts';
export { countWaiting, listDead, listWebhooks, sidesWithRobots } from './store.ts';

const unchosen: Choices = { mail: 'none', address: null, language: 'zh-CN' };

export async function ownChoices(trx: Trx, actor: PersonActor): Promise<Choices> {
  // The table allows no other values.
  return ((await choicesOf(trx, actor.personId)) as Choices | undefined) ?? unchosen;
}

export function choose(platform: Platform, actor: PersonActor, choices: Choices): Promise<Choices> {
  return platform.database.as(actor, async (trx) => {
    const before = await ownChoices(trx, actor);
    await keepChoices(trx, { ...choices, personId: actor.personId, chosenAt: platform.clock.now() });
    await record(trx, platform.clock, actor, {
      ...{ action: 'message.choices-set', subjectKind: 'person', subjectId: actor.personId },
      ...{ regionPath: actor.roles[0]?.regionPath ?? '/', before, after: choices },
    });
    return choices;
  });
}

export interface WebhookDraft {
  readonly for: { readonly kind: 'unit' | 'office'; readonly id: string };
  readonly name: string;
  readonly format: string;
  readonly url: string;
  readonly secret: string | null;
}

export function addWebhook(platform: Platform, actor: PersonActor, draft: WebhookDraft): Promise<WebhookRow> {
  const { for: whom, ...rest } = draft;
  platform.outbound.check(draft.url);
  return platform.database.as(actor, async (trx) => {
    const regionPath =
      whom.kind === 'unit'
        ? found(await unitById(trx, whom.id)).regionPath
        : found(await regionById(trx, whom.id)).path;
    if (!maySetUp(actor, regionPath)) throw failure('NOT_ALLOWED');
    const [id, host] = [uuidv7(), new URL(draft.url).host];
    await insertWebhook(trx, {
      ...{
        ...rest,
        ...lockedAway(platform, { ...rest, id }),
        id,
        host,
        regionPath,
        unitId: whom.kind === 'unit' ? whom.id : null,
      },
      regionId: whom.kind === 'office' ? whom.id : null,
      ...{ addedBy: actor.personId, addedName: actor.name, addedAt: platform.clock.now() },
    });
    const after = { for: whom, name: draft.name, format: draft.format, host };
    await record(trx, platform.clock, actor, {
      ...{ action: 'webhook.added', subjectKind: 'webhook', subjectId: id, regionPath, after },
    });
    return found(await webhookById(trx, id));
  });
}

export function removeWebhook(platform: Platform, actor: PersonActor, id: string): Promise<void> {
  return platform.database.as(actor, async (trx) => {
    const { regionPath, name, format } = await ownWebhook(trx, actor, id);
    await markRemoved(trx, id, platform.clock.now());
    await record(trx, platform.clock, actor, {
      ...{ action: 'webhook.removed', subjectKind: 'webhook', subjectId: id, regionPath, before: { name, format } },
    });
  });
}

async function ownWebhook(trx: Trx, actor: PersonActor, id: string): Promise<WebhookRow> {
  const row = found(await webhookById(trx, id));
  if (!maySetUp(actor, row.regionPath)) throw failure('NOT_ALLOWED');
  return row;
}

export interface TrialResult {
  readonly ok: boolean;
  readonly error: string | null;
}

const trialWords = {
  zh: '这是一条测试消息，收到即表示渠道可用。',
  en: 'This is a trial message: the channel works.',
};

/** Posts a trial message. That somebody tried is on record before it is sent, whatever comes of it. */
export async function tryWebhook(platform: Platform, actor: PersonActor, id: string): Promise<TrialResult> {
  const row = await platform.database.as(actor, async (trx) => {
    const webhook = await ownWebhook(trx, actor, id);
    const { regionPath } = webhook;
    await record(trx, platform.clock, actor, {
      ...{ action: 'webhook.tried', subjectKind: 'webhook', subjectId: id, regionPath },
    });
    return webhook;
  });
  const notice = { id, kind: 'trial', ...trialWords, at: platform.clock.now(), link: platform.outbound.link };
  return outcomeOf((async () => sendToRobot(platform, robotOf(platform, row), notice))());
}

export async function tryMail(platform: Platform, actor: PersonActor, address: string): Promise<TrialResult> {
  const { mail } = platform.outbound;
  await platform.database.as(actor, (trx) =>
    record(trx, platform.clock, actor, {
      ...{ action: 'mail.tried', subjectKind: 'person', subjectId: actor.personId },
      ...{ regionPath: actor.roles[0]?.regionPath ?? '/', after: { address } },
    }),
  );
  if (!mail) return { ok: false, error: '没有设置邮件服务器 · no mail server is set up' };
  const letter = {
    to: address,
    subject: '【成事】测试 · Chengshi trial',
    text: `${trialWords.zh}\n${trialWords.en}\n`,
  };
  return outcomeOf(mail(letter).then(() => null));
}

async function outcomeOf(attempt: Promise<string | null>): Promise<TrialResult> {
  const error = await attempt.catch((reason: unknown) => wordsOf(reason));
  return { ok: error === null, error };
}

/** Puts something that was given up on back among what is due. */
export function retry(platform: Platform, actor: PersonActor, id: string): Promise<void> {
  return platform.database.as(actor, async (trx) => {
    const { regionPath } = found(await revive(trx, id, platform.clock.now()));
    await record(trx, platform.clock, actor, {
      ...{ action: 'delivery.retried', subjectKind: 'delivery', subjectId: id, regionPath },
    });
  });
}
