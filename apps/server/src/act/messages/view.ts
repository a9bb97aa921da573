import { Message, type MessageKind, type MessageValues, messageSentence } from '@chengshi/contract';
import type { MessageRow } from './store.ts';

export function messageView(row: MessageRow): Message {
  // Both were written by sendMessage, which knows no other kinds and values.
  const sentence = messageSentence(row.kind as MessageKind, row.values as MessageValues);
  const { id, kind, commitmentId, from } = row;
  return Message.parse({
    ...{ id, kind, commitmentId, from },
    ...sentence,
    at: row.sentAt.toISOString(),
    read: row.readAt !== null,
  });
}
