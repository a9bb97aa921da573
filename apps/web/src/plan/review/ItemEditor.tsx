import type { Item, ItemChange } from '@chengshi/contract';
import { Button, Input, type InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, type FieldControl } from '../../ui/Field.tsx';
import {
  type Correction,
  type CorrectionFault,
  type CorrectionField,
  changeOf,
  comparators,
  correctionOf,
  faultsOf,
  measures,
  recurrences,
  rhythmUnits,
  strengths,
} from './correction.ts';

const kinds: readonly Item['kind'][] = ['target', 'task', 'mechanism'];

/** All of an item that a reviewer may correct. Enter saves, Escape leaves; what was typed is handed over on leaving. */
export function ItemEditor(props: {
  readonly item: Item;
  /** What was typed before, when there is something to go on with. */
  readonly typed: Correction | undefined;
  readonly onSave: (change: ItemChange | null, typed: Correction) => void;
  readonly onLeave: (typed: Correction | undefined) => void;
}) {
  const { t } = useTranslation();
  const { item } = props;
  const join = t('unitJoin');
  const [form, setForm] = useState(() => props.typed ?? correctionOf(item, join));
  const [tried, setTried] = useState(false);
  const first = useRef<InputRef>(null);
  useEffect(() => first.current?.focus({ cursor: 'end' }), []);
  const faults = tried ? faultsOf(form) : {};
  const edit = (change: Partial<Correction>) => setForm((old) => ({ ...old, ...change }));
  const faultWords = (fault: CorrectionFault | undefined) => fault && t(`review.editor.faults.${fault}`);

  const save = () => {
    setTried(true);
    if (Object.keys(faultsOf(form)).length > 0) return;
    props.onSave(changeOf(item, form, join), form);
  };
  const leave = () => props.onLeave(changeOf(item, form, join) ? form : undefined);
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      leave();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      save();
    }
  };

  const text = (field: CorrectionField, label: string, most: number, more: { help?: string; type?: string } = {}) => (
    <Field label={label} help={more.help} fault={faultWords(faults[field])}>
      {(control) => (
        <Input
          {...control}
          maxLength={most}
          {...(more.type ? { type: more.type } : {})}
          {...(field === 'title' ? { ref: first } : {})}
          value={form[field]}
          onChange={(event) => edit({ [field]: event.target.value })}
        />
      )}
    </Field>
  );
  const choice = <Value extends string>(
    label: string,
    value: Value,
    options: readonly (readonly [Value, string])[],
    onChange: (value: Value) => void,
  ) => (
    <Field label={label}>
      {(control) => <Select control={control} value={value} options={options} onChange={onChange} />}
    </Field>
  );

  return (
    <form
      className="editor"
      aria-label={t('review.editor.title')}
      onKeyDown={keys}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {text('title', t('review.editor.name'), 300)}
      <div className="editor-row">
        {choice(
          t('review.editor.kind'),
          form.kind,
          kinds.map((kind) => [kind, t(`kind.${kind}`)]),
          (kind) => edit({ kind }),
        )}
        {form.kind !== 'mechanism' &&
          choice(
            t('review.editor.strength'),
            form.strength,
            strengths.map((one) => [one, t(`strength.${one}`)]),
            (strength) => edit({ strength }),
          )}
      </div>
      {form.kind === 'target' && (
        <>
          <div className="editor-row">
            {choice(
              t('review.editor.measure'),
              form.measure,
              measures.map((one) => [one, t(`review.editor.measures.${one}`)]),
              (measure) => edit({ measure }),
            )}
            {choice(
              t('review.editor.comparator'),
              form.comparator,
              comparators.map((one) => [one, t(`review.editor.comparators.${one}`)]),
              (comparator) => edit({ comparator }),
            )}
          </div>
          <div className="editor-row">
            {text('value', t('review.editor.value'), 30)}
            {form.comparator === 'range' && text('valueMax', t('review.editor.valueMax'), 30)}
            {text('unit', t('review.editor.unit'), 20)}
            {choice(
              t('review.editor.per'),
              form.per,
              [['', t('review.editor.perNone')], ...recurrences.map((one) => [one, t(`rhythm.one.${one}`)] as const)],
              (per) => edit({ per }),
            )}
          </div>
          <div className="editor-row">
            {text('each', t('review.editor.each'), 100)}
            {text('qualifier', t('review.editor.qualifier'), 200)}
          </div>
        </>
      )}
      {form.kind === 'mechanism' && (
        <div className="editor-row">
          {text('action', t('review.editor.action'), 50)}
          {text('every', t('review.editor.every'), 3)}
          {choice(
            t('review.editor.rhythmUnit'),
            form.rhythmUnit,
            rhythmUnits.map((one) => [one, t(`quantity.perNames.${one}`)]),
            (rhythmUnit) => edit({ rhythmUnit }),
          )}
        </div>
      )}
      {form.kind !== 'mechanism' && (
        <div className="editor-row">
          {text('dueText', t('review.editor.dueText'), 100)}
          {text('dueOn', t('review.editor.dueOn'), 10, { type: 'date' })}
        </div>
      )}
      {text('lead', t('review.editor.lead'), 2000, { help: t('review.editor.names') })}
      {text('support', t('review.editor.support'), 2000)}
      <div className="detail-actions">
        <Button type="primary" htmlType="submit">
          {t('review.editor.save')}
        </Button>
        <Button onClick={leave}>{t('review.editor.cancel')}</Button>
        <span className="keys-hint">{t('review.editor.keys')}</span>
      </div>
    </form>
  );
}

/** The browser's own select, with a choice always made. */
function Select<Value extends string>(props: {
  readonly control: FieldControl;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value) => void;
}) {
  const { options, onChange } = props;
  return (
    <select
      {...props.control}
      className="choice"
      value={props.value}
      onChange={(event) => {
        const chosen = options.find(([value]) => value === event.target.value);
        if (chosen) onChange(chosen[0]);
      }}
    >
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}
