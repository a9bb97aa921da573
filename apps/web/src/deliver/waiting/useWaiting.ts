import { contract } from '@chengshi/contract';
import { skipToken, useQuery } from '@tanstack/react-query';
import { type LinkProps, linkOptions } from '@tanstack/react-router';
import { type Guarded, may } from '../../app/access.ts';
import { api } from '../../app/client.ts';
import { links } from '../../app/links.ts';
import { useMe } from '../../app/session.ts';

/** More than these are said to be “100+”. */
const page = { limit: 100 };

export interface Waiting {
  readonly kind: 'accept' | 'doubts' | 'figures' | 'pressing' | 'objections' | 'amendments' | 'verify';
  readonly count: number;
  /** Of these, past their clock. */
  readonly late?: number | undefined;
  readonly more?: boolean;
  readonly link: Pick<LinkProps, 'to' | 'search'>;
}

/** What waits for the signed-in person, by what their roles may do; only what there is. */
export function useWaiting(): Waiting[] {
  const me = useMe();
  const can = (route: Guarded) => may(me, route);
  const answers = can(contract.dispatches.accept);
  const decides = can(contract.dispatches.decide);
  const verifies = can(contract.verification.verify);
  const unitId = me.grants.find(({ unit }) => unit)?.unit?.id;

  const own = useQuery(api.dispatches.counts.queryOptions({ input: { mine: true }, enabled: answers })).data;
  const doubts = useQuery(
    api.verification.doubts.queryOptions({ input: { mine: true, ...page }, enabled: answers }),
  ).data;
  const figures = useQuery(api.figures.mine.queryOptions({ enabled: answers })).data;
  const load = useQuery(api.loads.ofUnit.queryOptions({ input: unitId ? { id: unitId, limit: 1 } : skipToken })).data;
  const all = useQuery(api.dispatches.counts.queryOptions({ input: {}, enabled: decides })).data;
  const amendments = useQuery(api.amendments.counts.queryOptions({ input: {}, enabled: decides })).data;
  const queue = useQuery(api.verification.queue.queryOptions({ input: page, enabled: verifies })).data;

  const waiting: (Omit<Waiting, 'count'> & { readonly count: number | undefined })[] = [
    { kind: 'accept', count: own?.waiting, late: own?.waitingLate, link: links.mine() },
    {
      ...{ kind: 'doubts', ...rowsOf(doubts), late: doubts?.rows.filter(({ overdue }) => overdue).length },
      link: linkOptions({ to: '/mine', search: { view: 'doubted' } }),
    },
    { kind: 'figures', count: figures?.rows.length, link: links.mine() },
    ...(load && unitId
      ? [{ kind: 'pressing', count: load.counts.red + load.counts.yellow, link: links.unit(unitId) } as const]
      : []),
    {
      ...{ kind: 'objections', count: all?.objected, late: all?.objectedLate },
      link: linkOptions({ to: '/dispatches', search: { view: 'objected' } }),
    },
    { kind: 'amendments', count: amendments?.open, link: links.amendments() },
    { kind: 'verify', ...rowsOf(queue), link: links.verification() },
  ];
  return waiting.flatMap(({ count, ...one }): Waiting[] => (count ? [{ ...one, count }] : []));
}

const rowsOf = (list: { readonly rows: readonly unknown[]; readonly next: string | null } | undefined) => ({
  count: list?.rows.length,
  more: list ? list.next !== null : false,
});
