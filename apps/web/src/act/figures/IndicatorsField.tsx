import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { IndicatorPicker } from '../../app/pickers.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Found } from '../../ui/Finder.tsx';

/** Indicators by which figures are asked for; none: whatever the campaign wants. */
export function IndicatorsField(props: {
  readonly chosen: readonly Found[];
  readonly onChoose: (chosen: readonly Found[]) => void;
}) {
  const { t } = useTranslation();
  const { chosen, onChoose } = props;
  return (
    <>
      <Field label={t('figures.indicators')} help={t('figures.indicatorsHelp')}>
        {(control) => (
          // Empty again after each choice: the next one is looked for.
          <IndicatorPicker
            control={control}
            value={undefined}
            onChoose={(one) => one && !chosen.some(({ value }) => value === one.value) && onChoose([...chosen, one])}
          />
        )}
      </Field>
      {chosen.length > 0 && (
        <ul className="enclosures" aria-label={t('figures.chosenIndicators')}>
          {chosen.map((one) => (
            <li key={one.value} className="enclosure">
              <span lang="zh-CN">{one.label}</span>
              {one.note && <span className="muted">{one.note}</span>}
              <Button
                size="small"
                aria-label={t('figures.removeIndicator', { name: one.label })}
                onClick={() => onChoose(chosen.filter(({ value }) => value !== one.value))}
              >
                {t('act.clear')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
