import type { PublicationDecisions, PublicationPlan } from '@chengshi/contract';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../ui/Choice.tsx';
import { dueWords, quantityWords, rhythmWords } from '../../ui/wording.ts';
import type { PlanInUse } from './usePlan.ts';

type PlannedTarget = PublicationPlan['targets'][number];
type IndicatorChoice = PublicationDecisions['indicators'][number]['choice'];

/** How many rows are drawn before one asks for the rest. */
const firstRows = 20;

/** What measures each target, who must each reach it, and when what repeats takes place. */
export function TargetsSection({
  plan,
  change,
}: {
  readonly plan: PublicationPlan;
  readonly change: PlanInUse['change'];
}) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (plan.targets.length === 0) return <p className="muted">{t('publication.targets.none')}</p>;
  const decide = (key: string, choice: IndicatorChoice | null) =>
    change((decisions) => ({
      ...decisions,
      indicators: [
        ...decisions.indicators.filter(({ item }) => item !== key),
        ...(choice ? [{ item: key, choice }] : []),
      ],
    }));
  const shown = all ? plan.targets : plan.targets.slice(0, firstRows);
  return (
    <>
      <ul className="plan-rows">
        {shown.map((target) => (
          <TargetRow key={target.key} target={target} onChoice={(choice) => decide(target.key, choice)} />
        ))}
      </ul>
      {shown.length < plan.targets.length && (
        <Button onClick={() => setAll(true)}>{t('publication.targets.all', { count: plan.targets.length })}</Button>
      )}
    </>
  );
}

function TargetRow({
  target,
  onChoice,
}: {
  readonly target: PlannedTarget;
  readonly onChoice: (choice: IndicatorChoice | null) => void;
}) {
  const { t } = useTranslation();
  const { indicator, parts } = target;
  const value = indicator.kind === 'existing' ? `id:${indicator.id}` : indicator.kind;
  return (
    <li className="plan-row target-row">
      <div>
        <p className="plan-node-title">{target.title}</p>
        <p className="field-help">
          {quantityWords(target.quantity, t)} · {dueWords(target.due, t)}
        </p>
        {parts && <PartsLine parts={parts} />}
      </div>
      <Choice
        label={t('publication.targets.indicatorOf', { title: target.title })}
        none={t('publication.targets.asProposed')}
        value={value}
        options={[
          { value: 'new', label: t('publication.targets.new', { name: indicator.name ?? target.title }) },
          ...indicator.candidates.map(({ id, name }) => ({ value: `id:${id}`, label: name })),
          { value: 'none', label: t('publication.targets.noIndicator') },
        ]}
        onChange={(choice) => {
          if (choice === undefined) onChoice(null);
          else if (choice === 'none') onChoice({ kind: 'none' });
          else if (choice === 'new') onChoice({ kind: 'new', name: indicator.name ?? target.title });
          else onChoice({ kind: 'existing', id: choice.slice(3) as never });
        }}
      />
      {indicator.kind === 'new' && (
        <IndicatorName
          key={indicator.name}
          name={indicator.name ?? ''}
          onName={(name) => onChoice({ kind: 'new', name })}
        />
      )}
    </li>
  );
}

function IndicatorName({ name, onName }: { readonly name: string; readonly onName: (name: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(name);
  const take = () => {
    if (typed.trim() === '') setTyped(name);
    else if (typed.trim() !== name) onName(typed.trim());
  };
  return (
    <Input
      aria-label={t('publication.targets.name', { name })}
      maxLength={100}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onPressEnter={take}
    />
  );
}

function PartsLine({ parts }: { readonly parts: NonNullable<PlannedTarget['parts']> }) {
  const { t } = useTranslation();
  if (parts.length === 0) return <p className="field-fault">{t('publication.targets.partsUnknown')}</p>;
  return (
    <p className="field-help">
      {t('publication.targets.parts', {
        names: parts.map(({ name }) => name).join(t('unitJoin')),
        count: parts.length,
      })}
    </p>
  );
}

/** What repeats, and its next dates by the working calendar. */
export function RhythmList({ rhythms }: { readonly rhythms: PublicationPlan['rhythms'] }) {
  const { t } = useTranslation();
  if (rhythms.length === 0) return null;
  return (
    <ul className="plan-rows">
      {rhythms.map((each) => (
        <li key={each.key} className="plan-row rhythm-row">
          <span className="plan-node-title">{rhythmWords(each.rhythm, t)}</span>
          <span className="muted figure">
            {t('rhythms.next', {
              dates: each.next.map(({ date, nominal }) => date ?? t('rhythms.nominal', { date: nominal })).join('  '),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
