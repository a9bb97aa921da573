import { Carried, CarriedByPerson, PersonLoad } from '@chengshi/contract';
import { z } from 'zod';
import { personById } from '../../org/people/service.ts';
import { unitById } from '../../org/units/service.ts';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { followedPaths } from './policy.ts';
import {
  acceptedByUnit,
  carriedByPerson,
  carriedByUnit,
  dutiesOfPerson,
  lightCounts,
  peopleLoads,
  unitFigures,
  withStatus,
} from './service.ts';

const dutyPlace = z.tuple([z.iso.date(), z.string().max(60)]);
const loadPlace = z.tuple([z.int().min(0), z.string().max(100), z.uuid()]);

export const loadRoutes = {
  ofUnit: os.loads.ofUnit.handler(({ context, input }) => {
    const { id, limit } = input;
    const cursor = fromCursor(input.cursor, keys.dateAndId);
    const today = context.platform.clock.today();
    return context.platform.database.as(caller(context), async (trx) => {
      found(await unitById(trx, id));
      const carried = await carriedByUnit(trx, id, { after: cursor, limit: limit + 1 });
      const rows = await withStatus(trx, carried, today);
      const page = toPage(
        rows,
        limit,
        (row) => [row.dueKey, row.dispatchId],
        (row) => Carried.parse(row),
      );
      const figures = await unitFigures(trx, id, `${today.slice(0, 7)}-01`);
      return { ...page, ...figures, counts: await lightCounts(trx, await acceptedByUnit(trx, id), today) };
    });
  }),
  ofPerson: os.loads.ofPerson.handler(({ context, input }) => {
    const { id, limit } = input;
    const after = fromCursor(input.cursor, dutyPlace);
    const today = context.platform.clock.today();
    return context.platform.database.as(caller(context), async (trx) => {
      found(await personById(trx, id));
      const carried = await carriedByPerson(trx, id, { after, limit: limit + 1 });
      const rows = await withStatus(trx, carried, today);
      const page = toPage(
        rows,
        limit,
        (row) => [row.dueKey, `${row.dispatchId} ${row.duty}`],
        (row) => CarriedByPerson.parse({ ...row, unit: { id: row.unitId, name: row.unitName } }),
      );
      const { carried: all, ...duties } = await dutiesOfPerson(trx, id);
      return { ...page, duties, counts: await lightCounts(trx, all, today) };
    });
  }),
  people: os.loads.people.handler(({ context, input }) => {
    const actor = caller(context);
    const { show, most, unitId, limit } = input;
    const after = fromCursor(input.cursor, loadPlace);
    return context.platform.database.as(actor, async (trx) => {
      const filter = { paths: followedPaths(actor), show, most, unitId, after, limit: limit + 1 };
      return toPage(
        await peopleLoads(trx, filter),
        limit,
        (row) => [row.handler, row.name, row.id],
        (row) => PersonLoad.parse({ ...row, person: { id: row.id, name: row.name }, duties: row }),
      );
    });
  }),
};
