import { z } from 'zod';
import { DeliveryId, Instant, PageInput, page, RegionId, route, text, UnitId, WebhookId } from '../base.ts';
import { messageKinds } from './message-texts.ts';

const tags = ['Channels · 消息渠道'];

export const mailChoices = ['none', 'digest', 'each'] as const;
/** How one person wants to be told outside of the product. */
export const Choices = z.object({
  mail: z.enum(mailChoices).describe('digest: the daily one alone; each: every message'),
  address: z.email().max(200).nullable(),
  language: z.enum(['zh-CN', 'en']).describe('The language of e-mails'),
});
export type Choices = z.infer<typeof Choices>;

export const webhookFormats = ['dingtalk', 'wecom', 'generic'] as const;
export const Webhook = z.object({
  id: WebhookId,
  name: z.string(),
  format: z.enum(webhookFormats),
  host: z.string().describe('The rest of the address holds a token, and is never given out'),
  signed: z.boolean(),
  unit: z.object({ id: UnitId, name: z.string() }).nullable(),
  region: z.object({ id: RegionId, name: z.string() }).nullable().describe('Whose campaign office it is for'),
  added: z.object({ by: z.string(), at: Instant }),
});
export type Webhook = z.infer<typeof Webhook>;

/** What could not be handed over although it was tried again and again. */
export const DeadDelivery = z.object({
  id: DeliveryId,
  to: z.string().describe('The person, or the name of the webhook'),
  channel: z.enum(['mail', 'webhook']),
  kind: z.enum(messageKinds).describe('What it says is for its reader alone'),
  error: z.string(),
  attempts: z.number().int(),
  at: Instant,
});
export type DeadDelivery = z.infer<typeof DeadDelivery>;

export const Trial = z.object({
  ok: z.boolean(),
  error: z.string().nullable().describe('What the other side said, or why it was not reached'),
});
export type Trial = z.infer<typeof Trial>;

const administrators = ['administrator'] as const;

export const channels = {
  choices: route
    .route({
      method: 'GET',
      path: '/messages/choices',
      tags,
      summary: 'How the caller wants to be told outside of the product',
    })
    .meta({ access: 'anybody' })
    .output(Choices.extend({ mailWorks: z.boolean().describe('A mail server is set up') })),
  choose: route
    .route({ method: 'PUT', path: '/messages/choices', tags, summary: 'Choose how to be told outside of the product' })
    .meta({ access: 'anybody' })
    .input(
      Choices.refine(({ mail, address }) => mail === 'none' || address !== null, {
        path: ['address'],
        error: '请填写邮箱地址 · an address is needed',
      }),
    )
    .output(Choices),
  webhooks: route
    .route({
      method: 'GET',
      path: '/webhooks',
      tags,
      summary: 'Robots of units and offices that messages are posted to',
    })
    .meta({ access: administrators })
    .input(PageInput)
    .output(page(Webhook)),
  add: route
    .route({
      method: 'POST',
      path: '/webhooks',
      tags,
      summary: 'Post messages of a unit or an office to a robot',
      successStatus: 201,
    })
    .meta({ access: administrators, idempotent: true })
    .input(
      z.object({
        for: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('unit'), id: UnitId }),
          z.object({ kind: z.literal('office'), id: RegionId }),
        ]),
        name: text(100).trim().min(1),
        format: z.enum(webhookFormats),
        url: text(1000).trim(),
        secret: text(200).trim().min(1).nullable().default(null).describe('DingTalk and generic: signs what is sent'),
      }),
    )
    .output(Webhook),
  remove: route
    .route({ method: 'DELETE', path: '/webhooks/{id}', tags, summary: 'Post no longer to a robot' })
    .meta({ access: administrators })
    .input(z.object({ id: WebhookId }))
    .output(z.object({ ok: z.literal(true) })),
  tryWebhook: route
    .route({
      method: 'POST',
      path: '/webhooks/{id}/trial',
      tags,
      summary: 'Post a trial message to a robot, and say what came of it',
    })
    .meta({ access: administrators })
    .input(z.object({ id: WebhookId }))
    .output(Trial),
  tryMail: route
    .route({ method: 'POST', path: '/mail/trial', tags, summary: 'Send a trial e-mail, and say what came of it' })
    .meta({ access: administrators })
    .input(z.object({ address: z.email().max(200) }))
    .output(Trial),
  dead: route
    .route({
      method: 'GET',
      path: '/deliveries/dead',
      tags,
      summary: 'What could not be handed over, the newest first',
    })
    .meta({ access: administrators })
    .input(PageInput)
    .output(page(DeadDelivery).extend({ waiting: z.number().int().describe('How many are still being tried') })),
  retry: route
    .route({ method: 'POST', path: '/deliveries/{id}/retry', tags, summary: 'Try again to hand something over' })
    .meta({ access: administrators })
    .input(z.object({ id: DeliveryId }))
    .output(z.object({ ok: z.literal(true) })),
};
