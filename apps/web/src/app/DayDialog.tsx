import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from './FormDialog.tsx';
import { useMe } from './session.ts';

/** A form with nothing but a day up to today: closing something, leaving a post. */
export function DayDialog(props: {
  readonly title: string;
  readonly ok: string;
  readonly help: string;
  readonly label: string;
  readonly earliest?: string;
  /** Why it cannot be done at all, whatever the day. */
  readonly refused?: string | undefined;
  readonly sending: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onSend: (day: string) => void;
}) {
  const { today } = useMe();
  const [day, setDay] = useState(today);
  return (
    <FormDialog
      danger
      title={props.title}
      ok={props.ok}
      ready={!props.refused && day !== '' && day <= today && day >= (props.earliest ?? '')}
      why={props.refused}
      sending={props.sending}
      error={props.error}
      onClose={props.onClose}
      onSend={() => props.onSend(day)}
    >
      <p className="dialog-help">{props.help}</p>
      <DayField label={props.label} day={day} earliest={props.earliest} onDay={setDay} />
    </FormDialog>
  );
}

/** A day up to today. */
export function DayField(props: {
  readonly label: string;
  readonly day: string;
  readonly earliest?: string | undefined;
  readonly onDay: (day: string) => void;
}) {
  const { t } = useTranslation();
  const { today } = useMe();
  return (
    <Field label={props.label} help={t('administration.today')}>
      {(control) => (
        <Input
          {...control}
          type="date"
          max={today}
          min={props.earliest}
          value={props.day}
          onChange={(event) => props.onDay(event.target.value)}
        />
      )}
    </Field>
  );
}
