import { DeadDelivery, Webhook } from '@chengshi/contract';
import type { DeliveryRow, WebhookRow } from './store.ts';

export function webhookView(row: WebhookRow): Webhook {
  const { id, name, format, host } = row;
  return Webhook.parse({
    ...{ id, name, format, host, signed: row.secret !== null },
    unit: row.unitId === null ? null : { id: row.unitId, name: row.unitName },
    region: row.regionId === null ? null : { id: row.regionId, name: row.regionName },
    added: { by: row.addedName, at: row.addedAt.toISOString() },
  });
}

export function deadView(row: DeliveryRow): DeadDelivery {
  const { id, kind, attempts, error } = row;
  return DeadDelivery.parse({
    ...{ id, kind, attempts, error, to: row.personName ?? row.webhookName },
    channel: row.webhookId === null ? 'mail' : 'webhook',
    at: row.settledAt?.toISOString(),
  });
}
