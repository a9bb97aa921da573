import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from './Choice.tsx';

export interface Road {
  readonly phases: readonly { readonly name: string; readonly from: string; readonly until: string }[];
  readonly milestones: readonly RoadMilestone[];
}
export interface RoadMilestone {
  readonly title: string;
  readonly on: string;
  /** What the milestone belongs to, by the key of what it was made of. */
  readonly item: string | null;
}

/** Whether all is filled in, and no phase ends before it begins. */
export const roadReady = ({ phases, milestones }: Road): boolean =>
  phases.every(({ name, from, until }) => name.trim() !== '' && from !== '' && until !== '' && from <= until) &&
  milestones.every(({ title, on }) => title.trim() !== '' && on !== '');

/** Phases and milestones to be written down. Nothing is sent from here: the whole road is. */
export function RoadRows(props: {
  readonly road: Road;
  /** Dated findings or commitments that a milestone can be made of. */
  readonly dated: readonly { readonly item: string; readonly title: string; readonly on: string }[];
  readonly onChange: (road: Road) => void;
}) {
  const { t } = useTranslation();
  const { road, onChange } = props;
  const phase = (index: number, part: Partial<Road['phases'][number]>) =>
    onChange({ ...road, phases: road.phases.map((each, at) => (at === index ? { ...each, ...part } : each)) });
  const milestone = (index: number, part: Partial<RoadMilestone>) =>
    onChange({ ...road, milestones: road.milestones.map((each, at) => (at === index ? { ...each, ...part } : each)) });
  return (
    <div className="road-rows">
      <h3 className="plan-subtitle">{t('publication.road.phases')}</h3>
      <ol className="plan-rows">
        {road.phases.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a phase has no other name of its own while it is typed
          <li key={index} className="plan-row phase-row">
            <Input
              aria-label={t('publication.road.phaseName', { number: index + 1 })}
              maxLength={80}
              value={each.name}
              onChange={(event) => phase(index, { name: event.target.value })}
            />
            <Input
              type="date"
              aria-label={t('publication.road.from', { name: each.name })}
              value={each.from}
              onChange={(event) => phase(index, { from: event.target.value })}
            />
            <Input
              type="date"
              aria-label={t('publication.road.until', { name: each.name })}
              value={each.until}
              onChange={(event) => phase(index, { until: event.target.value })}
            />
            <Button
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('publication.road.removePhase', { name: each.name })}
              onClick={() => onChange({ ...road, phases: road.phases.filter((_, at) => at !== index) })}
            />
            {each.from !== '' && each.until !== '' && each.from > each.until && (
              <p className="field-fault" role="alert">
                {t('publication.road.backwards')}
              </p>
            )}
          </li>
        ))}
      </ol>
      <Button
        icon={<PlusOutlined aria-hidden />}
        onClick={() => onChange({ ...road, phases: [...road.phases, { name: '', from: '', until: '' }] })}
      >
        {t('publication.road.addPhase')}
      </Button>
      <h3 className="plan-subtitle">{t('publication.road.milestones')}</h3>
      <ol className="plan-rows">
        {road.milestones.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two milestones may be alike while they are typed
          <li key={index} className="plan-row milestone-row">
            <Input
              type="date"
              aria-label={t('publication.road.on', { title: each.title })}
              value={each.on}
              onChange={(event) => milestone(index, { on: event.target.value })}
            />
            <Input
              aria-label={t('publication.road.title', { number: index + 1 })}
              maxLength={200}
              value={each.title}
              onChange={(event) => milestone(index, { title: event.target.value })}
            />
            <Button
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('publication.road.removeMilestone', { title: each.title })}
              onClick={() => onChange({ ...road, milestones: road.milestones.filter((_, at) => at !== index) })}
            />
          </li>
        ))}
      </ol>
      <AddMilestone {...props} />
    </div>
  );
}

function AddMilestone({ road, dated, onChange }: Parameters<typeof RoadRows>[0]) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string>();
  const there = new Set(road.milestones.map(({ item }) => item));
  const left = dated.filter(({ item }) => !there.has(item));
  const add = (one: RoadMilestone) => onChange({ ...road, milestones: [...road.milestones, one] });
  return (
    <div className="plan-add">
      <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ title: '', on: '', item: null })}>
        {t('publication.road.addMilestone')}
      </Button>
      {left.length > 0 && (
        <Choice
          label={t('publication.road.addDated')}
          none={t('publication.road.addDated')}
          value={chosen}
          options={left.map(({ item, on, title }) => ({ value: item, label: `${on} ${title}` }))}
          onChange={(item) => {
            const one = left.find((each) => each.item === item);
            if (one) add({ title: one.title, on: one.on, item: one.item });
            setChosen(undefined);
          }}
        />
      )}
    </div>
  );
}
