import type { Body, BodyMember } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { links } from '../../app/links.ts';
import { useMay } from '../../app/session.ts';
import { useSay } from '../../app/useSay.ts';
import { useBodyDone } from './useBodyDone.ts';

/** Somebody who sits in a body: duty, name, post, since when; and what became of post or unit since. */
export function MemberLine(props: {
  readonly body: Body;
  readonly member: BodyMember;
  /** Left out where nothing can be changed. */
  readonly onReplace?: (() => void) | undefined;
  readonly onRemove?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const maySee = useMay()((all) => all.people.get);
  const { body, member, onReplace, onRemove } = props;
  const { person, post, unit, since, until } = member;
  const name = person?.name ?? unit.name;
  return (
    <li className="body-member" data-duty={member.duty}>
      <div className="dispatch-body">
        <p className="head-facts">
          <span className="body-duty">{t(`bodies.duty.${body.kind}.${member.duty}`)}</span>
          <strong lang="zh-CN">
            {person && (person.visible && maySee ? <Link {...links.person(person.id)}>{name}</Link> : name)}
            {!person && <Link {...links.unit(unit.id)}>{name}</Link>}
          </strong>
          {post && (
            <span lang="zh-CN">
              <Link {...links.unit(unit.id)}>{unit.name}</Link> {post.title}
            </span>
          )}
          <span className="figure muted">
            {until ? t('bodies.span', { since, until }) : t('bodies.since', { date: since })}
          </span>
        </p>
        {until === null && <Since body={body} member={member} offers={onReplace !== undefined} />}
      </div>
      {onReplace && onRemove && (
        <div className="body-acts">
          <Button onClick={onReplace} aria-label={t('bodies.replaceLabel', { name })}>
            {t('bodies.replace')}
          </Button>
          <Button onClick={onRemove} aria-label={t('bodies.removeLabel', { name })}>
            {t('bodies.remove')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** What became of the post or the unit since: who holds it now, where it went. */
function Since({
  body,
  member,
  offers,
}: {
  readonly body: Body;
  readonly member: BodyMember;
  readonly offers: boolean;
}) {
  const { t } = useTranslation();
  const { unit, holds, successors } = member;
  return (
    <>
      {!holds && (
        <p className="body-since">
          {successors.length > 0
            ? t('bodies.successor', { names: successors.map(({ name }) => name).join(t('unitJoin')) })
            : t('bodies.vacant')}{' '}
          {offers &&
            successors.map((successor) => (
              <TakeOver key={successor.id} body={body} member={member} successor={successor} />
            ))}
        </p>
      )}
      {unit.mergedInto ? (
        <p className="body-since">
          <Link {...links.unit(unit.mergedInto.id)}>{t('bodies.unitMerged', { name: unit.mergedInto.name })}</Link>
        </p>
      ) : (
        unit.closedOn && <p className="body-since">{t('bodies.unitClosed', { date: unit.closedOn })}</p>
      )}
    </>
  );
}

/** Whoever holds the post now takes the seat, in one step. */
function TakeOver(props: {
  readonly body: Body;
  readonly member: BodyMember;
  readonly successor: BodyMember['successors'][number];
}) {
  const { t } = useTranslation();
  const say = useSay();
  const { key } = useIdempotencyKey();
  const done = useBodyDone(() => {});
  const { body, member, successor } = props;
  const add = useMutation(
    api.bodies.addMember.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: () => done(t('bodies.added')),
      onError: say.failed,
    }),
  );
  return (
    <Button
      loading={add.isPending}
      onClick={() =>
        member.post &&
        add.mutate({
          ...{ id: body.id, revision: body.revision, duty: member.duty, replaces: member.id },
          seat: { kind: 'person', personId: successor.id, postId: member.post.id },
        })
      }
    >
      {t('bodies.takeOver', { name: successor.name })}
    </Button>
  );
}
