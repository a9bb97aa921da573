import { z } from 'zod';
import { reportsByIds, reportView } from '../../act/reports/service.ts';
import { dispatchInForce } from '../../own/dispatches/service.ts';
import { commitmentById } from '../../plan/commitments/service.ts';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { followedPaths, isOwn, mayAdopt, mayVerify, ownUnits } from './policy.ts';
import {
  adopt,
  adoptionsOf,
  closingsOf,
  openDoubts,
  queuedReports,
  verificationById,
  verificationsOf,
  verify,
} from './service.ts';
import { adoptionView, verificationView } from './view.ts';

const queuePlace = z.tuple([z.int().min(0).max(1), z.iso.datetime(), z.uuid()]);

export const verificationRoutes = {
  queue: os.verification.queue.handler(({ context, input }) => {
    const actor = caller(context);
    const after = fromCursor(input.cursor, queuePlace);
    const { campaignId, limit } = input;
    const query = input.query?.trim() || undefined;
    return context.platform.database.as(actor, async (trx) => {
      const filter = { paths: followedPaths(actor), campaignId, query, after, limit: limit + 1 };
      const queued = await queuedReports(trx, filter);
      const reports = new Map(
        (
          await reportsByIds(
            trx,
            queued.map(({ id }) => id),
          )
        ).map((row) => [row.id, row]),
      );
      return toPage(
        queued,
        limit,
        ({ rank, at, id }) => [rank, at, id],
        ({ id }) => {
          const report = found(reports.get(id));
          return { ...reportView(report), mine: isOwn(actor, report) };
        },
      );
    });
  }),
  doubts: os.verification.doubts.handler(({ context, input }) => {
    const actor = caller(context);
    const after = fromCursor(input.cursor, keys.dateAndId);
    const today = context.platform.clock.today();
    const whose = input.mine ? { unitIds: ownUnits(actor) } : { paths: followedPaths(actor) };
    return context.platform.database.as(actor, async (trx) => {
      const doubts = await openDoubts(trx, { whose, after, limit: input.limit + 1 });
      const reports = new Map(
        (
          await reportsByIds(
            trx,
            doubts.map(({ reportId }) => reportId),
          )
        ).map((row) => [row.id, row]),
      );
      const page = toPage(
        doubts,
        input.limit,
        ({ answerBy, reportId }) => [answerBy, reportId],
        async ({ reportId, verificationId, answerBy }) => ({
          ...reportView(found(reports.get(reportId))),
          verification: verificationView(found(await verificationById(trx, verificationId))),
          overdue: answerBy < today,
        }),
      );
      const rows = [];
      for (const row of page.rows) rows.push(await row);
      return { ...page, rows };
    });
  }),
  ofCommitment: os.verification.ofCommitment.handler(({ context, input }) => {
    const actor = caller(context);
    return context.platform.database.as(actor, async (trx) => {
      const { regionPath, claim, claimOn, answerBy } = found(await commitmentById(trx, input.id));
      const closings = await closingsOf(trx, input.id);
      return {
        verifications: (await verificationsOf(trx, input.id)).map(verificationView),
        adoptions: (await adoptionsOf(trx, input.id)).map(adoptionView),
        closings: closings.map(({ kind, acceptedOn, note, recordedName, recordedAt }) => ({
          ...{ kind: kind === 'accepted' ? ('closed' as const) : ('reopened' as const), on: acceptedOn },
          ...{ words: note, by: recordedName, at: recordedAt.toISOString() },
        })),
        standing: {
          // The check constraint of the column allows only these.
          claim: claim as 'claimed' | 'verified' | 'doubted' | null,
          on: claimOn,
          answerBy,
          needed: (await dispatchInForce(trx, input.id)) !== undefined,
        },
        mayVerify: mayVerify(actor, regionPath),
        mayAdopt: mayAdopt(actor, regionPath),
      };
    });
  }),
  verify: os.verification.verify.handler(async ({ context, input }) => {
    const { id, verdict, value = null, words = null, evidenceIds, termDays } = input;
    const finding = { verdict, value, words, evidenceIds, termDays };
    return verificationView(await verify(context.platform, caller(context), id, finding));
  }),
  adopt: os.verification.adopt.handler(async ({ context, input }) => {
    const adoption = { value: input.value, words: input.words || null };
    return adoptionView(await adopt(context.platform, caller(context), input.id, adoption));
  }),
};
