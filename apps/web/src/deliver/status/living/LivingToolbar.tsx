import { type CommitmentKind, type Light, lights, type Mark } from '@chengshi/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/Choice.tsx';
import { LightIcon } from '../../../ui/LightIcon.tsx';
import { filterCount, type LivingSearch, unitsOf } from './livingSearch.ts';

type Kind = (typeof CommitmentKind.options)[number];

/** Lights with their counts (legend and filter in one), and the other filters behind a button where the screen is narrow. */
export function LivingToolbar(props: {
  readonly marks: readonly Mark[];
  readonly matching: number;
  readonly search: LivingSearch;
  readonly looseCount: number;
  readonly onChange: (change: Partial<LivingSearch>) => void;
}) {
  const { t } = useTranslation();
  const { marks, search, onChange } = props;
  const [open, setOpen] = useState(false);
  const count = filterCount(search);
  const chosen = search.light ?? [];
  const present = lights.filter((light) => chosen.includes(light) || marks.some((mark) => mark.status.light === light));
  const toggle = (light: Light) => {
    const next = lights.filter((one) => chosen.includes(one) !== (one === light));
    onChange({ light: next.length > 0 ? next : undefined });
  };
  return (
    <search className="living-bar" aria-label={t('living.filters')}>
      <div className="light-chips">
        {present.map((light) => (
          <button
            key={light}
            type="button"
            className={`light-chip tone-${light}`}
            aria-pressed={chosen.includes(light)}
            onClick={() => toggle(light)}
          >
            <LightIcon light={light} />
            {t(`light.${light}`)}
            <span className="figure">{marks.filter((mark) => mark.status.light === light).length}</span>
          </button>
        ))}
        <Button type="text" className="filters-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {count > 0 ? t('living.filtersCount', { count }) : t('living.filters')}
        </Button>
      </div>
      <div className="living-choices" data-open={open}>
        <MarkChoices marks={marks} search={search} onChange={onChange} />
        <label className="check">
          <input
            type="checkbox"
            checked={search.loose ?? false}
            disabled={props.looseCount === 0}
            onChange={(event) => onChange({ loose: event.target.checked || undefined })}
          />
          {props.looseCount === 0 ? t('living.looseNone') : t('living.loose')}
        </label>
      </div>
      <p className="living-count" role="status">
        {t('living.matching', { matching: props.matching, total: marks.length })}
        {count > 0 && (
          <Button
            type="link"
            size="small"
            onClick={() => onChange({ light: undefined, kind: undefined, front: undefined, owner: undefined })}
          >
            {t('living.clearFilters')}
          </Button>
        )}
      </p>
    </search>
  );
}

function MarkChoices(props: {
  readonly marks: readonly Mark[];
  readonly search: LivingSearch;
  readonly onChange: (change: Partial<LivingSearch>) => void;
}) {
  const { t } = useTranslation();
  const { marks, search, onChange } = props;
  const kinds = ['task', 'target', 'mechanism', 'group'] as const;
  const fronts = new Map(marks.map(({ front }) => [front?.id ?? 'none', front?.name ?? t('campaigns.frontNone')]));
  const owners = [...new Set(marks.flatMap(unitsOf))].sort((a, b) => a.localeCompare(b, 'zh-CN'));
  return (
    <>
      <Choice<Kind>
        label={t('living.kindFilter')}
        none={`${t('living.kindFilter')} · ${t('act.all')}`}
        value={search.kind?.[0]}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(kind) => onChange({ kind: kind && [kind] })}
      />
      <Choice
        label={t('living.frontFilter')}
        none={t('living.allFronts')}
        value={search.front}
        options={[...fronts].map(([value, label]) => ({ value, label }))}
        onChange={(front) => onChange({ front })}
      />
      <Choice
        label={t('living.ownerFilter')}
        none={t('living.allOwners')}
        value={search.owner}
        options={[...owners.map((value) => ({ value, label: value })), { value: 'none', label: t('living.noOwner') }]}
        onChange={(owner) => onChange({ owner })}
      />
    </>
  );
}
