import type { Body, BodyMember } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { DayDialog } from '../../app/DayDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { links } from '../../app/links.ts';
import { MemberDialog } from './MemberDialog.tsx';
import { MemberLine } from './MemberLine.tsx';
import { useBodyDone } from './useBodyDone.ts';

/** More members than these are folded: who leads, and how it stands, comes first. */
const mostOpen = 8;

/** Who leads a body and who sits in it; where its office is; who sat in it before. */
export function MembersCard({ body }: { readonly body: Body }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'add' | { readonly act: 'replace' | 'remove'; readonly member: BodyMember }>();
  const shut = () => setOpen(undefined);
  const changes = body.mayManage && body.dissolvedOn === null;
  const now = body.members.filter(({ until }) => until === null);
  const leaders = now.filter(({ duty }) => duty !== 'member');
  const others = now.filter(({ duty }) => duty === 'member');
  const before = body.members.filter(({ until }) => until !== null);
  const line = (member: BodyMember) => (
    <MemberLine
      key={member.id}
      body={body}
      member={member}
      onReplace={changes ? () => setOpen({ act: 'replace', member }) : undefined}
      onRemove={changes ? () => setOpen({ act: 'remove', member }) : undefined}
    />
  );
  return (
    <section className="card" aria-labelledby="members">
      <div className="card-head">
        <h2 id="members" className="card-title">
          {t('bodies.members')}
        </h2>
        {changes && (
          <Button type={now.length === 0 ? 'primary' : 'default'} onClick={() => setOpen('add')}>
            {t('bodies.add')}
          </Button>
        )}
      </div>
      {now.length === 0 && <p className="muted">{t('bodies.noMembers')}</p>}
      <ul className="body-members">{leaders.map(line)}</ul>
      {others.length > 0 && (
        <details className="body-others" open={others.length <= mostOpen}>
          <summary>{t('bodies.others', { count: others.length })}</summary>
          <ul className="body-members">{others.map(line)}</ul>
        </details>
      )}
      {body.office && (
        <p className="body-office">
          <Link {...links.unit(body.office.id)} lang="zh-CN">
            {t('bodies.officeAt', { name: body.office.name })}
          </Link>
          {body.office.mergedInto && (
            <span className="body-since">{t('bodies.unitMerged', { name: body.office.mergedInto.name })}</span>
          )}
        </p>
      )}
      {before.length > 0 && (
        <details className="body-former">
          <summary>{t('bodies.former', { count: before.length })}</summary>
          <ul className="body-members">
            {before.map((member) => (
              <MemberLine key={member.id} body={body} member={member} />
            ))}
          </ul>
        </details>
      )}
      {open === 'add' && <MemberDialog body={body} replaces={undefined} onClose={shut} />}
      {typeof open === 'object' && open.act === 'replace' && (
        <MemberDialog body={body} replaces={open.member} onClose={shut} />
      )}
      {typeof open === 'object' && open.act === 'remove' && (
        <RemoveMember body={body} member={open.member} onClose={shut} />
      )}
    </section>
  );
}

function RemoveMember(props: { readonly body: Body; readonly member: BodyMember; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { key } = useIdempotencyKey();
  const { body, member, onClose } = props;
  const done = useBodyDone(onClose);
  const remove = useMutation(
    api.bodies.removeMember.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: () => done(t('bodies.removed')),
    }),
  );
  return (
    <DayDialog
      title={t('bodies.removeLabel', { name: member.person?.name ?? member.unit.name })}
      ok={t('bodies.remove')}
      help={t('bodies.removeHelp')}
      label={t('bodies.removeDay')}
      earliest={member.since}
      sending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onSend={(on) => remove.mutate({ id: body.id, revision: body.revision, memberId: member.id, on })}
    />
  );
}
