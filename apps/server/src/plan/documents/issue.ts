import { createHash } from 'node:crypto';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { type FoundItem, type ItemRow, insertItems, orderOf, rowOf } from '../items/service.ts';
import { mayManage } from './policy.ts';
import { sealOf } from './seal.ts';
import { insertDocument, seal, type TextParts } from './store.ts';

/** A plan of a unit as text, with what in it is an order. */
export interface PlanText extends Pick<TextParts, 'sections' | 'loose'> {
  readonly title: string;
  readonly text: string;
  readonly items: readonly FoundItem[];
  readonly sourceName: string | null;
  readonly sourceDigest: string | null;
}

/**
 * Stores and seals the text of an approved plan in one step. It is a document like any other, so that what comes of it has its
 * passage, and the living document works; it starts no campaign, because it stands under a front of one.
 */
export async function issuePlan(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  region: { readonly id: string; readonly path: string },
  plan: PlanText,
): Promise<{ readonly id: string; readonly items: readonly ItemRow[] }> {
  if (!mayManage(actor, region.path)) throw failure('NOT_ALLOWED');
  const now = platform.clock.now();
  const head = {
    kind: 'plan',
    origin: 'text',
    version: 1,
    replaces: null,
    title: plan.title,
    textDigest: createHash('sha256').update(plan.text).digest('hex'),
    issuedOn: platform.clock.today(),
  } as const;
  const id = await insertDocument(
    trx,
    {
      ...head,
      ...{
        regionId: region.id,
        regionPath: region.path,
        text: plan.text,
        dateDoubt: false,
        classification: 'internal',
      },
      ...{ sourceName: plan.sourceName, sourceMediaType: null, sourceDigest: plan.sourceDigest },
      ...{ importedBy: actor.personId, importedAt: now },
    },
    { sections: plan.sections, loose: plan.loose, tables: [], chrome: [], comparison: null },
  );
  // The text carries the plan's code, which no other plan has.
  if (id === null) throw new Error('two plans have one text');
  const items = plan.items.map((item) => ({ ...rowOf(id, item, 'hand'), state: 'accepted' }));
  await insertItems(trx, items);
  const sealDigest = sealOf(head, items.map(orderOf));
  await seal(trx, id, { seal: sealDigest, publishedBy: actor.personId, publishedAt: now });
  await record(trx, platform.clock, actor, {
    action: 'document.published',
    subjectKind: 'document',
    subjectId: id,
    regionPath: region.path,
    after: { seal: sealDigest },
  });
  return { id, items };
}
