import { useQuery } from '@tanstack/react-query';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';

/** The highest region that somebody sees, and those right below it. */
export function useRegionChoices(): readonly { readonly id: string; readonly name: string }[] {
  const tops = useQuery(api.regions.list.queryOptions({ input: {} })).data?.rows ?? [];
  const [top] = tops;
  const below = useQuery({
    ...api.regions.list.queryOptions({ input: compact({ parentId: top?.id }) }),
    enabled: top !== undefined,
  });
  return top ? [top, ...(below.data?.rows ?? [])] : [];
}
