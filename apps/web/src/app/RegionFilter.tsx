import { RegionId } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from './client.ts';
import { RegionPicker } from './pickers.tsx';

/** Narrows a list to a region with all below it; the address keeps the choice. */
export function RegionFilter(props: {
  readonly region: RegionId | undefined;
  readonly onRegion: (region: RegionId | undefined) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const chosen = useQuery(
    api.regions.get.queryOptions({ input: { id: props.region ?? '' }, enabled: props.region !== undefined }),
  );
  return (
    <div className="filter-finder">
      <label htmlFor={id} className="only-read">
        {t('administration.unit.allRegions')}
      </label>
      <RegionPicker
        control={{ id, 'aria-describedby': undefined, 'aria-invalid': undefined }}
        value={props.region === undefined ? undefined : { value: props.region, label: chosen.data?.name ?? '' }}
        onChoose={(region) => props.onRegion(region && RegionId.parse(region.value))}
      />
    </div>
  );
}
