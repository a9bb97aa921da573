import { PlaceOpening } from '@chengshi/contract';
import { commitmentById } from '../../plan/commitments/service.ts';
import { withinReach } from '../../platform/clock/reach.ts';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { mayOpenPlace } from './policy.ts';
import { closePlace, openPlace, type PlaceOpeningRow, placeOpeningsOf } from './service.ts';

const openingView = (row: PlaceOpeningRow, today: string): PlaceOpening =>
  PlaceOpening.parse({
    ...row,
    by: row.openedName,
    at: row.openedAt.toISOString(),
    closed: row.closedOn === null ? null : { on: row.closedOn, reason: row.closedReason, by: row.closedName },
    open: row.closedOn === null && row.until >= today,
  });

export const placeRoutes = {
  ofCommitment: os.places.ofCommitment.handler(({ context, input }) => {
    const actor = caller(context);
    const today = context.platform.clock.today();
    return context.platform.database.as(actor, async (trx) => {
      const commitment = found(await commitmentById(trx, input.id));
      const rows = await placeOpeningsOf(trx, input.id);
      return { rows: rows.map((row) => openingView(row, today)), mayOpen: mayOpenPlace(actor, commitment.regionPath) };
    });
  }),
  open: os.places.open.handler(async ({ context, input: { id, reason, until } }) => {
    const wish = { reason, until: withinReach(until) };
    return openingView(await openPlace(context.platform, caller(context), id, wish), context.platform.clock.today());
  }),
  close: os.places.close.handler(async ({ context, input: { id, reason } }) =>
    openingView(await closePlace(context.platform, caller(context), id, reason), context.platform.clock.today()),
  ),
};
