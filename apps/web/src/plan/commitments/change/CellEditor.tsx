import type { Commitment } from '@chengshi/contract';
import { Input } from 'antd';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorWords } from '../../../app/errors.ts';
import { usePreferences } from '../../../app/preferences.ts';
import { type ChangeField, faultOf, needsReason, shortestReason, shownValue, type Wish, wishOf } from './fields.ts';
import { type Front, ValueControl } from './ValueControl.tsx';

/** A cell while it is changed: the value, the reason where one is needed, and what went wrong right there. */
export function CellEditor(props: {
  readonly commitment: Commitment;
  readonly field: ChangeField;
  readonly fronts: readonly Front[];
  /** Given last; most often the next change has the same. */
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onSave: (wish: Wish, reason: string) => Promise<void>;
  readonly onLeave: (way: 1 | -1 | 0) => void;
}) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { commitment, field, onLeave } = props;
  const [value, setValue] = useState(() => shownValue(commitment, field));
  const [reason, setReason] = useState(props.reason);
  const [fault, setFault] = useState<string>();
  const [saving, setSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const noteId = useId();
  const asks = needsReason(field);
  const label = t(`table.change.fields.${field}`);

  useEffect(() => {
    const control = form.current?.querySelector<HTMLInputElement | HTMLSelectElement>('input, select');
    control?.focus();
    if (control instanceof HTMLInputElement && control.type === 'text') control.select();
  }, []);

  async function save(way: 1 | -1 | 0): Promise<void> {
    if (saving) return;
    const wrong = faultOf(field, value);
    if (wrong) return setFault(t(`table.change.${wrong}`));
    const wish = wishOf(commitment, field, value);
    if (wish === null) return onLeave(way);
    if (asks && [...reason.trim()].length < shortestReason) {
      setFault(t('table.change.reasonShort'));
      form.current?.querySelector<HTMLInputElement>('[data-reason]')?.focus();
      return;
    }
    setSaving(true);
    try {
      await props.onSave(wish, asks ? reason : '');
      if (asks) props.onReason(reason);
      onLeave(way);
    } catch (error) {
      const { sentence, faults } = errorWords(error, language);
      setFault([sentence, ...faults].join(' '));
      setSaving(false);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const inReason = event.target instanceof HTMLElement && event.target.matches('[data-reason]');
    if (event.key === 'Escape') onLeave(0);
    else if (event.key === 'Tab' && event.shiftKey && !inReason) void save(-1);
    else if (
      event.key === 'Tab' &&
      !event.shiftKey &&
      (inReason || !asks || wishOf(commitment, field, value) === null)
    ) {
      void save(1);
    } else return;
    event.preventDefault();
  }

  return (
    <form
      ref={form}
      className="cell-editor"
      aria-label={label}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void save(0);
      }}
    >
      <ValueControl field={field} value={value} fronts={props.fronts} label={label} onChange={setValue} />
      {asks && (
        <Input
          data-reason
          aria-label={t('table.change.reason')}
          aria-describedby={noteId}
          placeholder={t('table.change.reason')}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      <p id={noteId} className={fault ? 'field-fault' : 'field-help'} role={fault ? 'alert' : undefined}>
        {fault ?? t('table.change.enter')}
      </p>
      <button type="submit" className="only-read" disabled={saving} tabIndex={-1}>
        {t('table.change.save')}
      </button>
    </form>
  );
}
