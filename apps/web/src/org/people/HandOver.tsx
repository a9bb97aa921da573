import type { Holding, Person } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { DayField } from '../../app/DayDialog.tsx';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { PersonPicker } from '../../app/pickers.tsx';
import { useMe } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';
import type { Found } from '../../ui/Finder.tsx';

/** One leaves and the other takes up, in one step. */
export function HandOver(props: {
  readonly person: Person;
  readonly holdings: readonly Holding[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { today } = useMe();
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(props.holdings.map(({ id }) => id)));
  const [to, setTo] = useState<Found>();
  const [day, setDay] = useState(today);
  const handOver = useMutation(
    api.people.handOver.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('administration.person.handedOver'));
        props.onClose();
        await refresh('people', 'posts');
      },
    }),
  );
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <FormDialog
      title={t('administration.person.handOverLabel', { name: props.person.name })}
      ok={t('administration.person.handOver')}
      ready={chosen.size > 0 && to !== undefined && day !== '' && day <= today}
      sending={handOver.isPending}
      error={handOver.error}
      onClose={props.onClose}
      onSend={() => to && handOver.mutate({ id: props.person.id, toId: to.value, holdingIds: [...chosen], on: day })}
    >
      <p className="dialog-help">{t('administration.person.handOverHelp')}</p>
      <fieldset className="field">
        <legend className="field-label">{t('administration.person.handOverWhat')}</legend>
        {props.holdings.map(({ id, unit, post }) => (
          <label key={id} className="check">
            <input type="checkbox" checked={chosen.has(id)} onChange={(event) => toggle(id, event.target.checked)} />
            {unit.name} {post.title}
          </label>
        ))}
      </fieldset>
      <Field label={t('administration.person.handOverTo')}>
        {(control) => <PersonPicker control={control} value={to} except={props.person.id} onChoose={setTo} />}
      </Field>
      <DayField label={t('administration.person.handOverDay')} day={day} onDay={setDay} />
    </FormDialog>
  );
}
