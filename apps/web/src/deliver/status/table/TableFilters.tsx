import { lights, TableGrouping, TableOrder } from '@chengshi/contract';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/Choice.tsx';
import { Field } from '../../../ui/Field.tsx';
import { LightIcon } from '../../../ui/LightIcon.tsx';
import { SearchBox } from '../../../ui/SearchBox.tsx';
import { leafKinds, type TableSearch } from './tableSearch.ts';

export interface TableFiltersProps {
  readonly search: TableSearch;
  readonly onChange: (change: { readonly [Name in keyof TableSearch]?: TableSearch[Name] | undefined }) => void;
  readonly campaigns: readonly { readonly id: string; readonly name: string; readonly fronts: readonly Named[] }[];
  readonly regions: readonly Named[];
  readonly bodies: readonly Named[];
}
interface Named {
  readonly id: string;
  readonly name: string;
}

const options = (things: readonly Named[]) => things.map(({ id, name }) => ({ value: id, label: name }));

/** What the table is narrowed to: all of it stands in the address. */
export function TableFilters({ search, onChange, campaigns, regions, bodies }: TableFiltersProps) {
  const { t } = useTranslation();
  const chosen = campaigns.find(({ id }) => id === search.campaign);
  return (
    <search className="table-filters" aria-label={t('table.filter.title')}>
      <SearchBox label={t('commitments.searchLabel')} value={search.query} onSearch={(query) => onChange({ query })} />
      <SearchBox label={t('table.filter.owner')} value={search.owner} onSearch={(owner) => onChange({ owner })} />
      <Choice
        label={t('commitments.campaign')}
        none={t('commitments.allCampaigns')}
        value={search.campaign}
        options={options(campaigns)}
        onChange={(campaign) => onChange({ campaign, front: undefined })}
      />
      {chosen && (
        <Choice
          label={t('commitments.front')}
          none={t('commitments.allFronts')}
          value={search.front}
          options={options(chosen.fronts)}
          onChange={(front) => onChange({ front })}
        />
      )}
      <Choice
        label={t('table.filter.region')}
        none={t('table.filter.allRegions')}
        value={search.region}
        options={options(regions)}
        onChange={(region) => onChange({ region })}
      />
      <Choice
        label={t('table.filter.body')}
        none={t('table.filter.allBodies')}
        value={search.body}
        options={options(bodies)}
        onChange={(body) => onChange({ body })}
      />
      <Choice
        label={t('commitments.kindLabel')}
        none={t('commitments.allKinds')}
        value={search.kind}
        options={leafKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(kind) => onChange({ kind })}
      />
      <fieldset className="table-lights">
        <legend className="only-read">{t('table.filter.lights')}</legend>
        {lights.map((light) => {
          const on = search.light?.includes(light) ?? false;
          const next = lights.filter((one) => (one === light ? !on : search.light?.includes(one)));
          return (
            <label key={light} className={`table-light tone-${light}`} data-on={on || undefined}>
              <input
                type="checkbox"
                checked={on}
                onChange={() => onChange({ light: next.length > 0 ? next : undefined })}
              />
              <LightIcon light={light} />
              {t(`light.${light}`)}
            </label>
          );
        })}
      </fieldset>
      <DateField label={t('table.filter.dueFrom')} value={search.from} onChange={(from) => onChange({ from })} />
      <DateField label={t('table.filter.dueUntil')} value={search.until} onChange={(until) => onChange({ until })} />
      <label className="check">
        <input
          type="checkbox"
          checked={search.changed ?? false}
          onChange={(event) => onChange({ changed: event.target.checked ? true : undefined })}
        />
        {t('table.filter.changed')}
      </label>
    </search>
  );
}

function DateField(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}): ReactNode {
  return (
    <span className="date-filter">
      <Field label={props.label}>
        {(control) => (
          <Input
            {...control}
            type="date"
            value={props.value ?? ''}
            onChange={(event) => props.onChange(event.target.value || undefined)}
          />
        )}
      </Field>
    </span>
  );
}

/** How the rows stand: their order, and the groups that they are put in. */
export function Arrangement({ search, onChange }: Pick<TableFiltersProps, 'search' | 'onChange'>) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        label={t('table.group.label')}
        none={t('table.group.none')}
        value={search.by}
        options={TableGrouping.options.map((value) => ({ value, label: t(`table.group.${value}`) }))}
        onChange={(by) => onChange({ by })}
      />
      <Choice
        label={t('table.order.label')}
        none={t('table.order.text')}
        value={search.order === 'text' ? undefined : search.order}
        options={TableOrder.options
          .filter((value) => value !== 'text')
          .map((value) => ({ value, label: t(`table.order.${value}`) }))}
        onChange={(order) => onChange({ order })}
      />
    </>
  );
}
