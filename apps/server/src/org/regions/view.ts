import { Region } from '@chengshi/contract';
import type { RegionRow } from './store.ts';

export const regionView = (row: RegionRow): Region => Region.parse({ ...row, children: Number(row.children ?? 0) });
