import { Body, BodyCarrier, BodySeat, BodySummary } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { type CarrierRow, carriesOf } from './carries/store.ts';
import { membersOf, type SeatRow } from './members/store.ts';
import { mayManageBodies } from './policy.ts';
import { type BodyDetail, type BodyRow, eventsOf } from './store.ts';

export const summaryView = (row: BodyRow): BodySummary =>
  BodySummary.parse({ ...row, region: { id: row.regionId, name: row.regionName } });

export const carrierView = (row: CarrierRow): BodyCarrier => BodyCarrier.parse(row);

export const seatView = (row: SeatRow): BodySeat => BodySeat.parse(row);

export async function bodyView(trx: Trx, actor: PersonActor, row: BodyDetail): Promise<Body> {
  const history = await eventsOf(trx, row.id);
  return Body.parse({
    ...row,
    region: { id: row.regionId, name: row.regionName },
    order: row.documentId && {
      document: { id: row.documentId, title: row.documentTitle },
      ...{ quote: row.orderQuote, start: row.orderStart },
    },
    members: await membersOf(trx, row.id),
    carries: await carriesOf(trx, row.id),
    history: history.map(({ saidOn, saidName, saidAt, ...event }) => ({
      ...event,
      ...{ on: saidOn, by: saidName, at: saidAt.toISOString() },
    })),
    mayManage: mayManageBodies(actor, row.regionPath),
  });
}
