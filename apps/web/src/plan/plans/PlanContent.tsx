import type { PlanMeasure, PlanVersion } from '@chengshi/contract';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { quantityWords, rhythmWords } from '../../ui/wording.ts';
import { changeCounts, differences, type MeasureChange, measureChanges } from './differences.ts';

/** A version as it was submitted; beside the one before, with what came, went and changed. */
export function PlanContent(props: {
  readonly version: PlanVersion;
  readonly before: PlanVersion | undefined;
  /** What the office wrote, or writes, beside a measure. */
  readonly beside?: (measure: PlanMeasure, index: number) => ReactNode;
}) {
  const { t } = useTranslation();
  const { version, before } = props;
  const changes = measureChanges(before?.measures ?? version.measures, version.measures);
  const counts = before && changeCounts(before, version);
  return (
    <section className="card plan-content" aria-label={t('plans.page.version', { number: version.number })}>
      {counts && (
        <p className="plan-changes" role="status">
          {t('plans.page.comparing', { number: before.number })} · {t('plans.page.changes', counts)}
        </p>
      )}
      <h2 className="card-title">{t('plans.page.idea')}</h2>
      <div className="plan-idea" lang="zh-CN">
        <Compared before={before ? before.idea : version.idea} after={version.idea} />
      </div>
      <h2 className="card-title">{t('plans.page.measures')}</h2>
      <ol className="plan-measures">
        {changes.map((change, index) => (
          <li key={change.measure.id} className="plan-measure" data-change={change.kind}>
            <div className="plan-measure-words" lang="zh-CN">
              {change.kind !== 'same' && <span className="tag">{t(`plans.page.${change.kind}`)}</span>}{' '}
              <Compared {...wordsOf(change)} />
            </div>
            <MeasureFacts change={change} />
            {change.kind !== 'removed' && props.beside?.(change.measure, index)}
          </li>
        ))}
      </ol>
    </section>
  );
}

const wordsOf = ({ kind, measure, before }: MeasureChange) => ({
  before: kind === 'added' ? '' : (before ?? measure).words,
  after: kind === 'removed' ? '' : measure.words,
});

function Compared({ before, after }: { readonly before: string; readonly after: string }) {
  let at = 0;
  return differences(before, after).map((piece) => {
    at += piece.words.length;
    const key = `${piece.kind} ${at}`;
    if (piece.kind === 'added') return <ins key={key}>{piece.words}</ins>;
    if (piece.kind === 'removed') return <del key={key}>{piece.words}</del>;
    return <span key={key}>{piece.words}</span>;
  });
}

/** Figure, deadline and person; where they changed, what they were. */
function MeasureFacts({ change: { kind, measure, before } }: { readonly change: MeasureChange }) {
  const { t } = useTranslation();
  const earlier = kind === 'changed' && before ? before : measure;
  const facts = [
    [
      t(measure.kind === 'mechanism' ? 'plans.editor.rhythmUnit' : 'plans.page.figure'),
      figureWords(earlier, t),
      figureWords(measure, t),
    ],
    [t('plans.page.due'), dueWords(earlier, t), dueWords(measure, t)],
    [t('plans.page.person'), earlier.person, measure.person],
  ] as const;
  return (
    <p className="plan-measure-facts">
      <span>{t(`kind.${measure.kind}`)}</span>
      {facts
        .filter(([, old, now]) => old !== '' || now !== '')
        .map(([name, old, now]) => (
          <span key={name}>
            {name} {old !== now && old !== '' && <del>{old}</del>} {old === now ? now : <ins>{now}</ins>}
          </span>
        ))}
    </p>
  );
}

const figureWords = (measure: PlanMeasure, t: TFunction): string => {
  if (measure.quantity) return quantityWords(measure.quantity, t);
  return measure.rhythm ? rhythmWords(measure.rhythm, t) : '';
};

const dueWords = ({ kind, dueOn }: PlanMeasure, t: TFunction): string =>
  kind === 'mechanism' ? '' : (dueOn ?? t('plans.page.noDue'));
