import type { CalendarYear } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';
import { readDays } from './months.ts';

/** The State Council's notice, typed or pasted line by line; each line that is not clear is named before anything is sent. */
export function EnterYear({ calendar, onClose }: { readonly calendar: CalendarYear; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const marks = (key: 'markHoliday' | 'markWorking') =>
    ['zh-CN', 'en'].map((language) => i18n.getFixedT(language)(`calendar.${key}`));
  const [text, setText] = useState(() =>
    calendar.days
      .map(
        ({ date, working, name }) => `${date} ${t(working ? 'calendar.markWorking' : 'calendar.markHoliday')} ${name}`,
      )
      .join('\n'),
  );
  const { year } = calendar;
  const read = readDays(text, year, marks('markHoliday'), marks('markWorking'));
  const days = read.flatMap((line) => (line.kind === 'day' ? [line.day] : []));
  const fault = read.find((line) => line.kind !== 'day');
  const enter = useMutation(
    api.calendar.enterYear.mutationOptions({
      onSuccess: async () => {
        say.done(t('calendar.entered'));
        onClose();
        await refresh('calendar', 'status');
      },
    }),
  );
  return (
    <FormDialog
      title={t('calendar.enter')}
      ok={t('act.save')}
      ready={fault === undefined && days.length > 0}
      sending={enter.isPending}
      error={enter.error}
      onClose={onClose}
      onSend={() => enter.mutate({ year, days })}
    >
      <Field
        label={t('calendar.enterLabel', { year })}
        help={t('calendar.enterHelp', { example: t('calendar.example', { year }) })}
        fault={
          fault?.kind === 'unclear'
            ? t('calendar.lineFault', { line: fault.line, text: fault.text })
            : fault?.kind === 'wrongYear'
              ? t('calendar.wrongYear', { line: fault.line, text: fault.text, year })
              : undefined
        }
      >
        {(control) => (
          <Input.TextArea {...control} rows={12} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      {days.length === 0 && fault === undefined && <p className="muted">{t('calendar.noDays')}</p>}
    </FormDialog>
  );
}
