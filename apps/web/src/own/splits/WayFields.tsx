import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Way } from './draft.ts';

const kinds = ['straight', 'milestones', 'shape'] as const;

/** The way of the parts from their start to their target, in shares that hold for each. */
export function WayFields({ way, onChange }: { readonly way: Way; readonly onChange: (way: Way) => void }) {
  const { t } = useTranslation();
  const setPoint = (at: number, change: Partial<Way['points'][number]>) =>
    onChange({ ...way, points: way.points.map((point, index) => (index === at ? { ...point, ...change } : point)) });
  return (
    <>
      <Field label={t('splits.way')}>
        {(control) => (
          <Choice
            control={control}
            none={t('splits.ways.straight')}
            value={way.kind}
            options={kinds.map((value) => ({ value, label: t(`splits.ways.${value}`) }))}
            onChange={(kind) => onChange({ ...way, kind: kind ?? 'straight' })}
          />
        )}
      </Field>
      {way.kind === 'milestones' && (
        <>
          {way.points.map((point, index) => (
            // Points have no name but their place in the list.
            // biome-ignore lint/suspicious/noArrayIndexKey: points are only added at the end
            <div key={index} className="field-pair">
              <Field label={t('splits.point', { at: index + 1 })}>
                {(control) => (
                  <Input
                    {...control}
                    type="date"
                    value={point.on}
                    onChange={(event) => setPoint(index, { on: event.target.value })}
                  />
                )}
              </Field>
              <Field label={t('splits.pointShare', { at: index + 1 })}>
                {(control) => (
                  <Input
                    {...control}
                    inputMode="decimal"
                    value={point.share}
                    onChange={(event) => setPoint(index, { share: event.target.value })}
                  />
                )}
              </Field>
            </div>
          ))}
          <div className="plan-add">
            <Button onClick={() => onChange({ ...way, points: [...way.points, { on: '', share: '' }] })}>
              {t('splits.addPoint')}
            </Button>
          </div>
        </>
      )}
      {way.kind === 'shape' && (
        <div className="split-months">
          {way.months.map((month, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a month is its place in the year
            <Field key={index} label={t('splits.months', { month: index + 1 })}>
              {(control) => (
                <Input
                  {...control}
                  inputMode="decimal"
                  value={month}
                  onChange={(event) =>
                    onChange({
                      ...way,
                      months: way.months.map((old, at) => (at === index ? event.target.value : old)),
                    })
                  }
                />
              )}
            </Field>
          ))}
        </div>
      )}
    </>
  );
}
