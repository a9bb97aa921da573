import { useQuery } from '@tanstack/react-query';
import { api } from '../app/client.ts';

/** Leading bodies at work to narrow a list by, and the one that was chosen, be it dissolved. */
export function useBodyChoices(chosen: string | undefined): readonly { readonly id: string; readonly name: string }[] {
  const list = useQuery(api.bodies.list.queryOptions({ input: { limit: 200 } })).data?.rows;
  const listed = list?.some(({ id }) => id === chosen) ?? true;
  const other = useQuery(
    api.bodies.get.queryOptions({ input: { id: chosen ?? '' }, enabled: chosen !== undefined && !listed }),
  ).data;
  return [...(list ?? []), ...(other && !listed ? [other] : [])];
}
