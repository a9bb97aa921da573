import type { View } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { api } from '../../app/client.ts';

/** All views that somebody sees. Who comes to the bare table is brought to the default one, once. */
export function useDefaultView(bare: boolean, onOpen: (view: View) => void): readonly View[] {
  const { data } = useQuery(api.views.list.queryOptions({ input: { limit: 200 } }));
  const views = (data?.rows ?? []) as View[]; // The JSON form differs only in the brands of its ids.
  const usual = views.find((view) => view.isDefault);
  const came = useRef(bare);
  const open = useEffectEvent(() => {
    if (came.current && bare && usual) onOpen(usual);
    came.current = false;
  });
  const loaded = data !== undefined;
  useEffect(() => {
    if (loaded) open();
  }, [loaded]);
  return views;
}
