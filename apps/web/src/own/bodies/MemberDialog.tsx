import { type Body, type BodyDuty, type BodyMember, bodyDuties } from '@chengshi/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { DayField } from '../../app/DayDialog.tsx';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { PersonPicker, UnitPicker } from '../../app/pickers.tsx';
import { useMe } from '../../app/session.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Found } from '../../ui/Finder.tsx';
import { useBodyDone } from './useBodyDone.ts';

const sorts = ['person', 'unit'] as const;

/** Somebody takes a seat; with `replaces`, the one who sits there leaves it on the same day. */
export function MemberDialog(props: {
  readonly body: Body;
  readonly replaces: BodyMember | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { today } = useMe();
  const { key, renew } = useIdempotencyKey();
  const { body, replaces, onClose } = props;
  const led = body.members.some(({ duty, until }) => duty === 'chief' && until === null);
  const [duty, setDuty] = useState<BodyDuty | undefined>(replaces?.duty ?? (led ? undefined : 'chief'));
  const [sort, setSort] = useState<(typeof sorts)[number]>(replaces && !replaces.person ? 'unit' : 'person');
  const [person, setPerson] = useState<Found>();
  const [post, setPost] = useState<string>();
  const [unit, setUnit] = useState<Found>();
  const [since, setSince] = useState(today);
  // A chief is a person: a unit answers for nothing by name.
  const who = duty === 'chief' ? 'person' : sort;
  const chosen = useQuery(
    api.people.get.queryOptions({ input: { id: person?.value ?? '' }, enabled: person !== undefined }),
  );
  const posts = person ? (chosen.data?.posts ?? []) : [];
  const postId = post ?? (posts.length === 1 ? posts[0]?.id : undefined);
  const seat =
    who === 'unit'
      ? unit && { kind: 'unit' as const, unitId: unit.value }
      : person && postId && { kind: 'person' as const, personId: person.value, postId };
  const done = useBodyDone(onClose);
  const add = useMutation(
    api.bodies.addMember.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: () => done(t('bodies.added')),
      onError: renew,
    }),
  );
  const earliest = replaces && replaces.since > body.foundedOn ? replaces.since : body.foundedOn;
  return (
    <FormDialog
      title={
        replaces
          ? t('bodies.replaceTitle', { name: replaces.person?.name ?? replaces.unit.name })
          : t('bodies.addTitle')
      }
      ok={t('act.save')}
      ready={duty !== undefined && Boolean(seat) && since >= earliest && since <= today}
      sending={add.isPending}
      error={add.error}
      onClose={onClose}
      onSend={() =>
        duty &&
        seat &&
        add.mutate({
          ...{ id: body.id, revision: body.revision, duty, seat, since },
          ...(replaces ? { replaces: replaces.id } : {}),
        })
      }
    >
      <Field label={t('bodies.dutyField')}>
        {(control) => (
          <Choice
            control={control}
            none={t('bodies.chooseDuty')}
            value={duty}
            options={bodyDuties.map((value) => ({ value, label: t(`bodies.duty.${body.kind}.${value}`) }))}
            onChange={setDuty}
          />
        )}
      </Field>
      {duty !== 'chief' && (
        <fieldset className="body-sorts">
          <legend className="field-label">{t('bodies.who')}</legend>
          {sorts.map((value) => (
            <label key={value} className="check">
              <input type="radio" name="sort" checked={sort === value} onChange={() => setSort(value)} />
              {t(value === 'person' ? 'bodies.whoPerson' : 'bodies.whoUnit')}
            </label>
          ))}
        </fieldset>
      )}
      {who === 'unit' && (
        <Field label={t('bodies.unit')}>
          {(control) => <UnitPicker control={control} value={unit} onChoose={setUnit} />}
        </Field>
      )}
      {who === 'person' && (
        <>
          <Field label={t('bodies.person')}>
            {(control) => (
              <PersonPicker
                control={control}
                value={person}
                onChoose={(next) => {
                  setPerson(next);
                  setPost(undefined);
                }}
              />
            )}
          </Field>
          <Field
            label={t('bodies.post')}
            fault={chosen.data && person && posts.length === 0 ? t('bodies.noPost') : undefined}
          >
            {(control) => (
              <Choice
                control={control}
                none={t('bodies.choosePost')}
                disabled={posts.length === 0}
                value={postId}
                options={posts.map(({ id, title, unitName }) => ({
                  value: id as string,
                  label: `${unitName} ${title}`,
                }))}
                onChange={setPost}
              />
            )}
          </Field>
        </>
      )}
      <DayField label={t('bodies.sinceDay')} day={since} earliest={earliest} onDay={setSince} />
    </FormDialog>
  );
}
