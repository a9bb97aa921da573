import type { Commitment } from '@chengshi/contract';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../app/FormDialog.tsx';
import { Field } from '../../../ui/Field.tsx';
import {
  type ChangeField,
  faultOf,
  fieldsOfMany,
  fieldsOfOne,
  hasField,
  needsReason,
  shortestReason,
  shownValue,
  wishOf,
} from './fields.ts';
import type { WishFor } from './useChanges.ts';
import { type Front, ValueControl } from './ValueControl.tsx';

/** Changes one commitment, or the same field of many. */
export function ChangeDialog(props: {
  readonly commitments: readonly Commitment[];
  readonly fronts: readonly Front[];
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onChange: (wishes: readonly WishFor[], reason: string) => Promise<void>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { commitments } = props;
  const [only] = commitments.length === 1 ? commitments : [];
  const fields: readonly ChangeField[] = only ? fieldsOfOne.filter((field) => hasField(only, field)) : fieldsOfMany;
  const [field, setField] = useState<ChangeField>('due');
  const chosen = fields.includes(field) ? field : (fields[0] as ChangeField);
  const [value, setValue] = useState(() => (only ? shownValue(only, chosen) : ''));
  const [reason, setReason] = useState(props.reason);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const oneCampaign = new Set(commitments.map(({ campaignId }) => campaignId)).size === 1;
  const fault = faultOf(chosen, value);
  const concerned = commitments.filter((commitment) => hasField(commitment, chosen));
  const left = commitments.length - concerned.length;
  const wishes = fault
    ? []
    : concerned.flatMap((commitment) => {
        const wish = wishOf(commitment, chosen, value);
        return wish ? [{ commitment, wish }] : [];
      });
  const asks = needsReason(chosen);
  const reasoned = !asks || [...reason.trim()].length >= shortestReason;
  const allowed = chosen !== 'front' || oneCampaign;
  const help =
    (chosen === 'front' && !oneCampaign && t('table.change.oneCampaign')) ||
    (concerned.length === 0 && t('table.change.nothing')) ||
    (left > 0 && t('table.change.notMechanism', { count: left })) ||
    undefined;

  async function send(): Promise<void> {
    setSending(true);
    try {
      await props.onChange(wishes, asks ? reason : '');
      if (asks) props.onReason(reason);
      props.onClose();
    } catch (refused) {
      setError(refused);
      setSending(false);
    }
  }

  return (
    <FormDialog
      title={only ? t('table.change.one') : t('table.change.many', { count: commitments.length })}
      ok={t('table.change.confirm')}
      ready={allowed && fault === null && reasoned && wishes.length > 0}
      sending={sending}
      error={error}
      onClose={props.onClose}
      onSend={() => void send()}
    >
      {only && (
        <p className="dialog-subject" lang="zh-CN">
          {only.title}
        </p>
      )}
      <Field label={t('table.change.what')} help={help}>
        {(control) => (
          <select
            {...control}
            className="choice"
            value={chosen}
            onChange={(event) => {
              const next = fields.find((one) => one === event.target.value) as ChangeField;
              setField(next);
              setValue(only ? shownValue(only, next) : '');
            }}
          >
            {fields.map((name) => (
              <option key={name} value={name}>
                {t(`table.change.fields.${name}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {allowed && (
        <Field
          label={t(`table.change.fields.${chosen}`)}
          fault={fault && value !== '' ? t(`table.change.${fault}`) : undefined}
          help={chosen === 'due' && value === '' ? t('table.change.noDate') : undefined}
        >
          {(control) => (
            <ValueControl field={chosen} value={value} fronts={props.fronts} control={control} onChange={setValue} />
          )}
        </Field>
      )}
      {asks && (
        <Field
          label={t('table.change.reason')}
          help={reasoned ? t('table.change.reasonHelp') : t('table.change.reasonShort')}
        >
          {(control) => (
            <Input.TextArea
              {...control}
              rows={2}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
