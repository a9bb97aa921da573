import { useMutation } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';

/** After how many working days a unit of a region counts as silent. */
export function SilenceTerm(props: {
  readonly region: { readonly id: string; readonly name: string };
  readonly days: number;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const [days, setDays] = useState(props.days);
  const set = useMutation(
    api.silences.setTerm.mutationOptions({
      onSuccess: async () => {
        say.done(t('silences.termSet'));
        await refresh('silences');
      },
      onError: say.failed,
    }),
  );
  return (
    <form
      className="silence-term"
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({ regionId: props.region.id, days });
      }}
    >
      <Field label={t('silences.term', { region: props.region.name })} help={t('silences.termHelp')}>
        {(control) => (
          <InputNumber
            id={control.id}
            aria-describedby={control['aria-describedby']}
            min={1}
            max={30}
            precision={0}
            value={days}
            onChange={(value) => setDays(value ?? props.days)}
          />
        )}
      </Field>
      <Button htmlType="submit" loading={set.isPending} disabled={days === props.days}>
        {t('act.save')}
      </Button>
    </form>
  );
}
