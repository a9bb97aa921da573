import type { Duty, DutyInput, Post } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { useMe } from '../../app/session.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';

/** Person and post of each duty, as `person post`; what is not chosen yet is missing. */
export interface DutyChoice {
  readonly handler?: string | undefined;
  readonly overall?: string | undefined;
  readonly charge?: string | undefined;
  readonly assist: readonly string[];
}

const key = (personId: string, postId: string) => `${personId} ${postId}`;

/** Who in the unit does what; filled with the last choice, or with the one who signs in and the head of the unit. */
export function useDutyChoice(unitId: string, given: readonly Duty[] | undefined) {
  const me = useMe();
  const posts = useQuery(api.posts.list.queryOptions({ input: { unitId } }));
  const last = useQuery(
    api.dispatches.lastDuties.queryOptions({ input: { id: unitId }, enabled: given === undefined }),
  );
  const holders = ((posts.data?.rows ?? []) as Post[]).flatMap((post) =>
    post.holders.map((holder) => ({
      value: key(holder.id, post.id),
      personId: holder.id,
      title: post.title,
      ...holder,
    })),
  );
  const known = (value: string) => holders.some((holder) => holder.value === value);
  const duties = (given ?? (last.data?.duties as readonly Duty[] | undefined) ?? []).map(({ duty, person, post }) => ({
    duty,
    value: key(person.id, post.id),
  }));
  // Whoever left the post meanwhile is not proposed again.
  const before = (duty: string) =>
    duties.filter((one) => one.duty === duty && known(one.value)).map(({ value }) => value);
  const proposed: DutyChoice = {
    handler: before('handler')[0] ?? holders.find(({ personId }) => personId === me.person.id)?.value,
    overall: before('overall')[0] ?? holders[0]?.value,
    charge: before('charge')[0],
    assist: before('assist'),
  };
  return {
    holders,
    proposed,
    ready: posts.isSuccess && (given !== undefined || last.isSuccess),
    error: posts.error ?? last.error,
  };
}

/** The choice as the API takes it; undefined while something is missing. */
export function dutyInput({ handler, overall, charge, assist }: DutyChoice): DutyInput | undefined {
  if (!handler || !overall) return undefined;
  const holder = (value: string): DutyInput['handler'] => {
    const [personId, postId] = value.split(' ');
    return { personId, postId } as DutyInput['handler']; // Taken from the API's own answer: only brands are lost.
  };
  return {
    handler: holder(handler),
    overall: holder(overall),
    ...(charge ? { charge: holder(charge) } : {}),
    assist: assist.map(holder),
  };
}

export function DutiesForm(props: {
  readonly holders: ReturnType<typeof useDutyChoice>['holders'];
  readonly choice: DutyChoice;
  readonly onChange: (choice: DutyChoice) => void;
}) {
  const { t } = useTranslation();
  const { holders, choice, onChange } = props;
  const options = holders.map(({ value, name, title }) => ({ value, label: t('dispatches.holder', { name, title }) }));
  const label = (value: string) => options.find((option) => option.value === value)?.label ?? '';
  const free = options.filter(({ value }) => !choice.assist.includes(value));
  return (
    <>
      {(['handler', 'overall', 'charge'] as const).map((duty) => (
        <Field key={duty} label={t(`dispatches.duty.${duty}`)}>
          {(control) => (
            <Choice
              control={control}
              none={t(duty === 'charge' ? 'dispatches.dutyOptional' : 'dispatches.dutyNone')}
              value={choice[duty]}
              options={options}
              onChange={(value) => onChange({ ...choice, [duty]: value })}
            />
          )}
        </Field>
      ))}
      <Field label={t('dispatches.duty.assist')} help={t('dispatches.dutyHelp')}>
        {(control) => (
          <Choice
            control={control}
            none={t('dispatches.addAssist')}
            value={undefined}
            options={free}
            onChange={(value) => value && onChange({ ...choice, assist: [...choice.assist, value] })}
          />
        )}
      </Field>
      {choice.assist.map((value) => (
        <p key={value} className="plan-add">
          {label(value)}
          <Button
            size="small"
            aria-label={t('dispatches.removeAssist', { name: label(value) })}
            onClick={() => onChange({ ...choice, assist: choice.assist.filter((one) => one !== value) })}
          >
            {t('act.clear')}
          </Button>
        </p>
      ))}
    </>
  );
}
