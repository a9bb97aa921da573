import { View } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { ViewRow } from './store.ts';

export const viewView = (row: ViewRow, actor: PersonActor): View =>
  View.parse({
    ...row,
    owner: { id: row.ownerId, name: row.ownerName },
    own: row.ownerId === actor.personId,
    changedAt: row.changedAt.toISOString(),
  });
