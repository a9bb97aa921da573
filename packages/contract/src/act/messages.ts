import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { CommitmentId, Instant, MessageId, PageInput, page, route } from '../base.ts';
import { messageKinds } from './message-texts.ts';

const tags = ['Messages · 消息'];

export const Message = z.object({
  id: MessageId,
  kind: z.enum(messageKinds),
  zh: z.string().describe('What it says, in Chinese'),
  en: z.string().describe('The same in English'),
  commitmentId: CommitmentId.nullable().describe('The one commitment that it is about'),
  from: z.string().nullable().describe('Who caused it; null: the product, by the clock'),
  at: Instant,
  read: z.boolean(),
});
export type Message = z.infer<typeof Message>;

/** Beyond this the bell only says that there are more. */
export const mostUnread = 99;

const Unread = z.object({
  count: z
    .number()
    .int()
    .min(0)
    .max(mostUnread + 1)
    .describe(`${mostUnread + 1} stands for more than ${mostUnread}`),
});

export const messages = {
  list: route
    .route({ method: 'GET', path: '/messages', tags, summary: 'Own messages, the newest first' })
    .meta({ access: 'anybody' })
    .input(PageInput.extend({ unread: z.boolean().default(false).describe('Only those not read yet') }))
    .output(page(Message)),
  unread: route
    .route({ method: 'GET', path: '/messages/unread', tags, summary: 'How many own messages are not read yet' })
    .meta({ access: 'anybody' })
    .output(Unread),
  follow: route
    .route({
      method: 'GET',
      path: '/messages/live',
      tags,
      summary: 'How many own messages are not read yet, now and whenever that changes',
      description: 'Server-sent events. The stream ends after five minutes; follow again.',
    })
    .meta({ access: 'anybody' })
    .output(eventIterator(Unread)),
  read: route
    .route({ method: 'POST', path: '/messages/reads', tags, summary: 'Mark own messages as read, some or all of them' })
    .meta({ access: 'anybody', idempotent: true })
    .input(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('some'), ids: z.array(MessageId).min(1).max(200) }),
        z.object({
          kind: z.literal('all'),
          until: Instant.describe('Only those sent up to then, which the reader saw'),
        }),
      ]),
    )
    .output(z.object({ marked: z.number().int() })),
};
