import type { Pledge } from '@chengshi/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { UnitPicker } from '../../app/pickers.tsx';
import { useMe } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Found } from '../../ui/Finder.tsx';
import { Candidates } from './Candidates.tsx';

/** Draws up a pledge; `before` is the one whose place it takes. */
export function DrawForm(props: { readonly before: Pledge | undefined; readonly onDone: (id: string) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const say = useSay();
  const refresh = useRefresh();
  const { key, renew } = useIdempotencyKey();
  const { before } = props;
  const regions = me.grants.flatMap(({ role, region }) => (role === 'office' && region ? [region] : []));
  const [regionId, setRegion] = useState<string | undefined>(before?.region.id ?? regions[0]?.id);
  const [unit, setUnit] = useState<Found | undefined>(before && { value: before.unit.id, label: before.unit.name });
  const [personId, setPerson] = useState<string | undefined>(before?.person.id);
  const [title, setTitle] = useState(before?.title ?? '');
  const [addressee, setAddressee] = useState(before?.content.addressee ?? t('pledges.addresseeDefault'));
  const [number, setNumber] = useState(before?.content.approval.number ?? '');
  const [organ, setOrgan] = useState(before?.content.approval.organ ?? '');
  const [words, setWords] = useState(before?.content.words ?? t('pledges.wordsDefault'));
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const people = useQuery(
    api.people.list.queryOptions({ input: { unitId: unit?.value ?? '', limit: 200 }, enabled: unit !== undefined }),
  );
  const draw = useMutation(
    api.pledges.draw.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async ({ id }) => {
        say.done(t('pledges.drawn'));
        await refresh('pledges');
        props.onDone(id);
      },
      onError: renew,
    }),
  );
  const texts = [
    [t('pledges.titleField'), title, setTitle, undefined],
    [t('pledges.addressee'), addressee, setAddressee, undefined],
    [t('pledges.approvalNumber'), number, setNumber, t('pledges.approvalHelp')],
    [t('pledges.approvalOrgan'), organ, setOrgan, undefined],
  ] as const;
  const filled = texts.every(([, value]) => value.trim() !== '') && words.trim().length >= 10;
  const ready = regionId !== undefined && unit !== undefined && personId !== undefined && filled && chosen.size > 0;
  return (
    <form
      className="form card"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready || draw.isPending) return;
        draw.mutate({
          ...{ regionId, unitId: unit.value, personId, title: title.trim(), addressee: addressee.trim() },
          approval: { number: number.trim(), organ: organ.trim() },
          words: words.trim(),
          items: [...chosen].map(([id, revision]) => ({ id, revision })),
          ...(before ? { supersedes: before.id } : {}),
        });
      }}
    >
      {draw.isError && <ErrorNotice error={draw.error} />}
      {before && <p>{t('pledges.supersedes', { code: before.code })}</p>}
      {!before && regions.length > 1 && (
        <Field label={t('pledges.region')}>
          {(control) => (
            <Choice
              control={control}
              none={t('pledges.choose')}
              value={regionId}
              options={regions.map(({ id, name }) => ({ value: id as string, label: name }))}
              onChange={setRegion}
            />
          )}
        </Field>
      )}
      {!before && (
        <Field label={t('pledges.unit')} help={t('pledges.unitHelp')}>
          {(control) => (
            <UnitPicker
              control={control}
              value={unit}
              onChoose={(next) => {
                setUnit(next);
                setPerson(undefined);
                setChosen(new Map());
                if (next) setTitle(t('pledges.titleOf', { unit: next.label, year: me.today.slice(0, 4) }));
              }}
            />
          )}
        </Field>
      )}
      <Field label={t('pledges.person')} help={t('pledges.personHelp')}>
        {(control) => (
          <Choice
            control={control}
            none={t('pledges.choose')}
            value={personId}
            disabled={unit === undefined}
            options={(people.data?.rows ?? []).map(({ id, name, posts }) => ({
              value: id as string,
              label: t('dispatches.holder', { name, title: posts.find(({ unitId }) => unitId === unit?.value)?.title }),
            }))}
            onChange={setPerson}
          />
        )}
      </Field>
      {texts.map(([label, value, set, help]) => (
        <Field key={label} label={label} help={help}>
          {(control) => (
            <Input {...control} maxLength={100} value={value} onChange={(event) => set(event.target.value)} />
          )}
        </Field>
      ))}
      <Field label={t('pledges.words')}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={4}
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="pledge-items">
        <legend className="field-label">{t('pledges.items')}</legend>
        <p className="field-help">{t(unit ? 'pledges.itemsHelp' : 'pledges.itemsUnit')}</p>
        {unit && regionId && (
          <Candidates
            regionId={regionId}
            unitId={unit.value}
            supersedes={before?.id}
            chosen={chosen}
            onChoose={setChosen}
          />
        )}
      </fieldset>
      {!ready && <p className="field-help">{t('act.fillIn')}</p>}
      <Button type="primary" htmlType="submit" disabled={!ready} loading={draw.isPending}>
        {t('pledges.submit')}
      </Button>
    </form>
  );
}
