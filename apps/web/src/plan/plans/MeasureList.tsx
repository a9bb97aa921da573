import { planLimits } from '@chengshi/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MeasureFields } from './MeasureFields.tsx';
import { emptyMeasure, type MeasureForm, moved } from './measures.ts';

/** The measures of a plan, one below the other; what was deleted can be brought back. */
export function MeasureList(props: {
  readonly measures: readonly MeasureForm[];
  /** What the office wrote beside measures, by their ids. */
  readonly notes: ReadonlyMap<string, string>;
  readonly onChange: (measures: readonly MeasureForm[]) => void;
  /** A change that is whole by itself was made: the field with the keyboard may be gone, and will not be left. */
  readonly onWhole: () => void;
}) {
  const { t } = useTranslation();
  const { measures, onChange } = props;
  const [removed, setRemoved] = useState<{ readonly measure: MeasureForm; readonly at: number }>();
  const full = measures.length >= planLimits.measures;

  const add = (at: number) => {
    if (full) return;
    const measure = emptyMeasure();
    onChange([...measures.slice(0, at), measure, ...measures.slice(at)]);
    focusOn(measure.id);
  };
  const move = (index: number, by: -1 | 1) => {
    onChange(moved(measures, index, index + by));
    props.onWhole();
  };
  const remove = (index: number) => {
    const measure = measures[index];
    if (!measure) return;
    setRemoved({ measure, at: index });
    onChange(measures.filter((_, other) => other !== index));
    props.onWhole();
  };
  const bringBack = () => {
    if (!removed) return;
    onChange([...measures.slice(0, removed.at), removed.measure, ...measures.slice(removed.at)]);
    props.onWhole();
    setRemoved(undefined);
    focusOn(removed.measure.id);
  };

  return (
    <>
      {measures.length === 0 && <p className="muted">{t('plans.editor.none')}</p>}
      <ol className="measures">
        {measures.map((measure, index) => (
          <MeasureFields
            key={measure.id}
            measure={measure}
            index={index}
            last={index === measures.length - 1}
            note={props.notes.get(measure.id)}
            onChange={(change) =>
              onChange(measures.map((one) => (one.id === measure.id ? { ...one, ...change } : one)))
            }
            onMove={(by) => move(index, by)}
            onRemove={() => remove(index)}
            onAdd={() => add(index + 1)}
          />
        ))}
      </ol>
      {removed && (
        <p className="measure-removed" role="status">
          {t('plans.editor.removed', { words: removed.measure.words.slice(0, 30) || t('plans.editor.removedEmpty') })}{' '}
          <Button onClick={bringBack}>{t('plans.editor.undo')}</Button>
        </p>
      )}
      <div className="form-actions">
        <Button onClick={() => add(measures.length)} disabled={full}>
          {t('plans.editor.add')}
        </Button>
        <span className="muted">
          {full ? (
            t('plans.editor.full', { most: planLimits.measures })
          ) : (
            <span className="only-keys">{t('plans.editor.keys')}</span>
          )}
        </span>
      </div>
    </>
  );
}

/** After React has drawn the new row. */
function focusOn(id: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`#measure-${id} textarea`)?.focus());
}
