import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { ItemKind, planLimits } from '@chengshi/contract';
import { Button, Input } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { type MeasureForm, numberIn } from './measures.ts';

const comparators = ['ge', 'le', 'eq', 'about', 'range'] as const;
const natures = ['level', 'increment', 'growth', 'multiple', 'share', 'rank'] as const;
const rhythmUnits = ['day', 'week', 'month', 'quarter', 'half', 'year'] as const;

/** One measure as a row of fields. Its keys: Ctrl+Enter adds the next, Alt and an arrow moves it. */
export function MeasureFields(props: {
  readonly measure: MeasureForm;
  readonly index: number;
  readonly last: boolean;
  readonly note: string | undefined;
  readonly onChange: (change: Partial<MeasureForm>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly onAdd: () => void;
}) {
  const { t } = useTranslation();
  const { measure, onChange } = props;
  const number = props.index + 1;
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      props.onAdd();
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      props.onMove(event.key === 'ArrowUp' ? -1 : 1);
    }
  };
  const input = (
    field: 'value' | 'valueMax' | 'unit' | 'every' | 'action' | 'person',
    label: string,
    most: number,
    fault?: string,
  ) => (
    <Field label={label} fault={fault}>
      {(control) => (
        <Input
          {...control}
          maxLength={most}
          value={measure[field]}
          onChange={(event) => onChange({ [field]: event.target.value })}
        />
      )}
    </Field>
  );
  const noNumber = (value: string) =>
    value.trim() !== '' && numberIn(value) === null ? t('plans.editor.valueFault') : undefined;
  return (
    <li className="measure" id={`measure-${measure.id}`}>
      <fieldset onKeyDown={keys}>
        <legend className="measure-head">{t('plans.editor.measure', { number })}</legend>
        <div className="measure-actions">
          <IconButton label={t('plans.editor.up', { number })} disabled={number === 1} onPress={() => props.onMove(-1)}>
            <ArrowUpOutlined aria-hidden />
          </IconButton>
          <IconButton label={t('plans.editor.down', { number })} disabled={props.last} onPress={() => props.onMove(1)}>
            <ArrowDownOutlined aria-hidden />
          </IconButton>
          <IconButton label={t('plans.editor.remove', { number })} onPress={props.onRemove}>
            <DeleteOutlined aria-hidden />
          </IconButton>
        </div>
        {props.note && <p className="measure-note">{t('plans.editor.note', { note: props.note })}</p>}
        <Field label={t('plans.editor.words')}>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={2}
              maxLength={planLimits.words}
              value={measure.words}
              onChange={(event) => onChange({ words: event.target.value })}
            />
          )}
        </Field>
        <div className="measure-row">
          <Field label={t('plans.editor.kind')}>
            {(control) => (
              <Pick
                control={control}
                value={measure.kind}
                options={ItemKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
                onChange={(kind) => onChange({ kind })}
              />
            )}
          </Field>
          {measure.kind === 'target' && (
            <>
              <Field label={t('plans.editor.measureLabel')}>
                {(control) => (
                  <Pick
                    control={control}
                    value={measure.measure}
                    options={natures.map((value) => ({ value, label: t(`review.editor.measures.${value}`) }))}
                    onChange={(nature) => onChange({ measure: nature })}
                  />
                )}
              </Field>
              <Field label={t('plans.editor.comparator')}>
                {(control) => (
                  <Pick
                    control={control}
                    value={measure.comparator}
                    options={comparators.map((value) => ({ value, label: t(`review.editor.comparators.${value}`) }))}
                    onChange={(comparator) => onChange({ comparator })}
                  />
                )}
              </Field>
              {input('value', t('plans.editor.value'), 30, noNumber(measure.value))}
              {measure.comparator === 'range' &&
                input('valueMax', t('review.editor.valueMax'), 30, noNumber(measure.valueMax))}
              {input('unit', t('plans.editor.unit'), 20)}
            </>
          )}
          {measure.kind === 'mechanism' && (
            <>
              {input('every', t('plans.editor.every'), 3, noNumber(measure.every))}
              <Field label={t('plans.editor.rhythmUnit')}>
                {(control) => (
                  <Pick
                    control={control}
                    value={measure.rhythmUnit}
                    options={rhythmUnits.map((value) => ({ value, label: t(`quantity.perNames.${value}`) }))}
                    onChange={(rhythmUnit) => onChange({ rhythmUnit })}
                  />
                )}
              </Field>
              {input('action', t('plans.editor.action'), 50)}
            </>
          )}
          {measure.kind !== 'mechanism' && (
            <Field label={t('plans.editor.dueOn')}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  value={measure.dueOn}
                  onChange={(event) => onChange({ dueOn: event.target.value })}
                />
              )}
            </Field>
          )}
          {input('person', t('plans.editor.person'), 50)}
        </div>
      </fieldset>
    </li>
  );
}

/** A select in which something is always chosen. */
function Pick<Value extends string>(props: {
  readonly control: Parameters<typeof Choice>[0]['control'];
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}) {
  return (
    <select
      {...props.control}
      className="choice"
      value={props.value}
      onChange={(event) => {
        const chosen = props.options.find(({ value }) => value === event.target.value);
        if (chosen) props.onChange(chosen.value);
      }}
    >
      {props.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

function IconButton(props: {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Button
      type="text"
      aria-label={props.label}
      title={props.label}
      disabled={props.disabled ?? false}
      onClick={props.onPress}
    >
      {props.children}
    </Button>
  );
}
