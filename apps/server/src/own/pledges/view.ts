import { Pledge, PledgeCandidate, PledgeContent, PledgeSummary } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { officialForm } from './form.ts';
import { mayDraw, maySign } from './policy.ts';
import { type CandidateRow, changedSince, followerOf, type PledgeRow, pledgeById } from './store.ts';

const headOf = (row: PledgeRow) => {
  const content = PledgeContent.parse(row.content);
  const { unit, person } = content;
  const drawn = { by: row.drawnName, at: row.drawnAt.toISOString() };
  return { id: row.id, code: row.code, title: row.title, state: row.state, unit, person, drawn, content };
};

export const summaryView = (row: PledgeRow): PledgeSummary => {
  const { content, ...head } = headOf(row);
  return PledgeSummary.parse({ ...head, items: content.items.length, signedAt: row.signedAt?.toISOString() ?? null });
};

/** A pledge as somebody sees it; whether its seal holds was looked up before, as files are no business of a transaction. */
export async function pledgeView(trx: Trx, actor: PersonActor, row: PledgeRow, intact: boolean): Promise<Pledge> {
  const before = row.supersedes === null ? null : await pledgeById(trx, row.supersedes);
  const follower = await followerOf(trx, row.id);
  const draws = mayDraw(actor, row.regionPath);
  const head = headOf(row);
  const signed = row.signedName && row.signedOn ? { name: row.signedName, on: row.signedOn } : null;
  return Pledge.parse({
    ...head,
    form: officialForm(head.content, row.contentDigest, signed),
    region: { id: row.regionId, name: row.regionName },
    digest: row.contentDigest,
    signature: row.signedAt && {
      ...{ by: row.signedName, at: row.signedAt.toISOString(), on: row.signedOn },
      ...{ fileDigest: row.fileDigest, seal: row.seal, intact },
    },
    withdrawal: row.withdrawnAt && {
      ...{ words: row.withdrawnWords, by: row.withdrawnName, at: row.withdrawnAt.toISOString() },
    },
    supersedes: before ? { id: before.id, code: before.code } : null,
    followedBy: follower ?? null,
    changed: row.state === 'drawn' || row.state === 'signed' ? await changedSince(trx, row.id) : [],
    maySign: row.state === 'drawn' && maySign(actor, row),
    mayWithdraw: row.state === 'drawn' && draws,
    mayFollow: row.state === 'signed' && draws && !follower,
  });
}

export const candidateView = ({ dueText, dueOn, ...row }: CandidateRow): PledgeCandidate =>
  PledgeCandidate.parse({ ...row, due: dueText === null ? null : { text: dueText, end: dueOn } });
