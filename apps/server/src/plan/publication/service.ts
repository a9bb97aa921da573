import { mostMilestones, PublicationDecisions, Quantity, Rhythm } from '@chengshi/contract';
import type { z } from 'zod';
import { workingCalendar } from '../../org/calendar/service.ts';
import { personById } from '../../org/people/service.ts';
import { regionById } from '../../org/regions/service.ts';
import { heirsOf, type KnownUnit, matchUnit, type UnitMatch, unitsAround } from '../../org/units/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { type Proposal, proposeIndicators } from '../indicators/service.ts';
import { type Part, preparedParts, surroundings } from '../parts/service.ts';
import { type NextDate, nextDates, type Rule, ruleFrom } from '../rhythms/service.ts';
import { type ArrangedCommitment, type Arrangement, arrange, type Note } from './arrange.ts';
import { dated, type Milestone, proposedMilestones } from './milestones.ts';
import { campaignNameFrom, yearPhases } from './naming.ts';
import { type OutlineItem, type OutlineSection, outline } from './outline.ts';
import { mayPlanPublication } from './policy.ts';
import { type SavedPlan, savedPlan, savePlan } from './store.ts';

export type { ArrangedCommitment } from './arrange.ts';
export type { OutlineItem, OutlineSection } from './outline.ts';

/** A document as far as its publication needs it, with the findings that are to be published. */
export interface Publishable {
  readonly document: {
    readonly id: string;
    readonly title: string;
    readonly text: string;
    readonly issuedOn: string | null;
    readonly regionId: string;
    readonly regionPath: string;
  };
  readonly sections: readonly OutlineSection[];
  readonly items: readonly OutlineItem[];
}

export interface PlannedTarget {
  readonly key: string;
  readonly node: ArrangedCommitment;
  readonly quantity: z.infer<typeof Quantity>;
  readonly proposal: Proposal;
  readonly parts: readonly Part[] | null;
}
export interface PlannedOwner {
  readonly words: string;
  readonly times: number;
  readonly match: Omit<UnitMatch, 'how'> & { readonly how: UnitMatch['how'] | 'chosen' };
}

/** What a publication makes of a document: all that is proposed, with what was decided put in its place. */
export interface Planned {
  readonly saved: SavedPlan | undefined;
  readonly decisions: PublicationDecisions;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly arrangement: Arrangement;
  readonly patrons: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  readonly phases: readonly { readonly name: string; readonly from: string; readonly until: string }[];
  readonly milestones: readonly Milestone[];
  readonly dated: ReturnType<typeof dated>;
  readonly targets: readonly PlannedTarget[];
  readonly rhythms: readonly {
    readonly node: ArrangedCommitment;
    readonly rhythm: z.infer<typeof Rhythm>;
    readonly rule: Rule;
    readonly next: readonly NextDate[];
  }[];
  readonly owners: readonly PlannedOwner[];
  readonly notes: readonly Note[];
}

export async function planPublication(trx: Trx, platform: Platform, from: Publishable): Promise<Planned> {
  const { document, items } = from;
  const saved = await savedPlan(trx, document.id);
  const decisions = PublicationDecisions.parse(saved?.decisions ?? {});
  const arrangement = arrange(outline(document.text, from.sections, items), decisions);
  const notes: Note[] = [...arrangement.notes];
  const startsOn = document.issuedOn ?? platform.clock.today();
  const last = items.reduce<string | null>(
    (latest, { dueOn }) => (dueOn && (!latest || dueOn > latest) ? dueOn : latest),
    null,
  );
  const proposedPhases = last
    ? yearPhases(startsOn, last).map((phase) => ({ name: phase.name, from: phase.startsOn, until: phase.endsOn }))
    : [];
  const units = await unitsAround(trx, document.regionPath);
  return {
    saved,
    decisions,
    name: decisions.name ?? campaignNameFrom(document.title),
    startsOn,
    endsOn: last && last >= startsOn ? last : null,
    arrangement,
    patrons: await patronsOf(trx, arrangement, notes),
    phases: decisions.phases ?? proposedPhases,
    milestones: decisions.milestones
      ? settledMilestones(decisions.milestones, items, notes)
      : mostEarly(proposedMilestones(items), notes),
    dated: dated(items),
    targets: await targetsIn(trx, document, arrangement, decisions, units),
    rhythms: await rhythmsIn(trx, platform, arrangement, startsOn),
    owners: await ownersIn(trx, document.regionId, items, decisions, units),
    notes,
  };
}

async function patronsOf(trx: Trx, { fronts }: Arrangement, notes: Note[]): Promise<Planned['patrons']> {
  const patrons = new Map<string, { id: string; name: string }>();
  for (const { key, name, patronId } of fronts) {
    if (patronId === null) continue;
    const person = await personById(trx, patronId);
    if (person) patrons.set(key, { id: person.id, name: person.name });
    else {
      notes.push({
        zh: `战线“${name}”的分管领导已不在您的管辖范围内，请重新选择`,
        en: `the patron of the front “${name}” is outside your scope now: choose another one`,
      });
    }
  }
  return patrons;
}

/** A table of thousands of dated rows is no road map: only its first points are proposed. */
function mostEarly(proposed: Milestone[], notes: Note[]): Milestone[] {
  if (proposed.length > mostMilestones) {
    notes.push({
      zh: `有时限的事项很多，只把最早的 ${mostMilestones} 个列为节点`,
      en: `many rows have a date: only the first ${mostMilestones} are proposed as milestones`,
    });
  }
  return proposed.slice(0, mostMilestones);
}

/** Milestones as decided; one whose finding was rejected stays, without its commitment. */
function settledMilestones(
  decided: NonNullable<PublicationDecisions['milestones']>,
  items: readonly OutlineItem[],
  notes: Note[],
): Milestone[] {
  const known = new Set(items.map(({ id }) => `item:${id}`));
  return decided.map((milestone) => {
    if (milestone.item === null || known.has(milestone.item)) return milestone;
    notes.push({
      zh: `节点“${milestone.title}”所依据的条目已不在草稿中，节点保留，不再关联事项`,
      en: `the finding behind the milestone “${milestone.title}” is no longer in the draft; the milestone stays without it`,
    });
    return { ...milestone, item: null };
  });
}

async function targetsIn(
  trx: Trx,
  document: Publishable['document'],
  { commitments }: Arrangement,
  decisions: PublicationDecisions,
  units: readonly KnownUnit[],
): Promise<PlannedTarget[]> {
  const targets = commitments.flatMap((node) => {
    const quantity = node.kind === 'target' ? Quantity.safeParse(node.item?.quantity) : null;
    return quantity?.success ? [{ key: node.key, title: node.title, node, quantity: quantity.data }] : [];
  });
  const choices = new Map(decisions.indicators.map(({ item, choice }) => [item, choice]));
  const proposals = await proposeIndicators(trx, document.regionPath, targets, choices);
  const around = await surroundings(trx, found(await regionById(trx, document.regionId)), units);
  return targets.map(({ key, node, quantity }) => ({
    key,
    node,
    quantity,
    proposal: found(proposals.get(key)),
    parts: preparedParts(around, { quantity, quote: node.quote }),
  }));
}

async function rhythmsIn(trx: Trx, platform: Platform, { commitments }: Arrangement, startsOn: string) {
  const calendar = await workingCalendar(trx);
  const today = platform.clock.today();
  return commitments.flatMap((node) => {
    const rhythm = node.kind === 'mechanism' ? Rhythm.safeParse(node.item?.rhythm) : null;
    if (!rhythm?.success) return [];
    const rule = ruleFrom(rhythm.data, startsOn);
    return [{ node, rhythm: rhythm.data, rule, next: nextDates(calendar, rule, today) }];
  });
}

interface Names {
  readonly lead: readonly string[];
  readonly support: readonly string[];
}

/** Every name of a unit in the findings, with the unit it stands for, in the order of the text. */
async function ownersIn(
  trx: Trx,
  regionId: string,
  items: readonly OutlineItem[],
  decisions: PublicationDecisions,
  units: readonly KnownUnit[],
): Promise<PlannedOwner[]> {
  const home = found(await regionById(trx, regionId));
  const times = new Map<string, number>();
  for (const { owner } of items) {
    // Written by the engine or checked by the contract when a reviewer corrected it.
    const names = owner as Names | null;
    for (const words of [...(names?.lead ?? []), ...(names?.support ?? [])]) {
      times.set(words, (times.get(words) ?? 0) + 1);
    }
  }
  const chosen = new Map(decisions.owners.map(({ words, unitIds }) => [words, unitIds]));
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const heirs = await heirsOf(trx, [...chosen.values()].flat());
  return [...times].map(([words, count]): PlannedOwner => {
    const proposed = matchUnit(words, home, units);
    const ids = chosen.get(words);
    if (ids === undefined) return { words, times: count, match: proposed };
    // A unit that was merged since it was chosen is the one that it went into.
    const kept = [...new Set(ids.flatMap((id) => byId.get(heirs.get(id)?.id ?? id) ?? []))];
    const match = { how: 'chosen' as const, doubtful: false, units: kept, candidates: proposed.candidates };
    return { words, times: count, match };
  });
}

/** Keeps the decisions about a draft's publication, as long as nobody else changed them since. The caller holds the draft. */
export async function decidePublication(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  draft: { readonly id: string; readonly regionPath: string },
  revision: number,
  decisions: PublicationDecisions,
): Promise<void> {
  if (!mayPlanPublication(actor, draft.regionPath)) throw failure('NOT_ALLOWED');
  const before = await savedPlan(trx, draft.id);
  if ((before?.revision ?? 0) !== revision) throw failure('STALE_PUBLICATION', { name: before?.changedName ?? '他人' });
  for (const { patronId } of decisions.fronts) if (patronId) found(await personById(trx, patronId));
  await savePlan(trx, {
    documentId: draft.id,
    regionPath: draft.regionPath,
    revision: revision + 1,
    decisions,
    changedBy: actor.personId,
    changedName: actor.name,
    changedAt: platform.clock.now(),
  });
  await record(trx, platform.clock, actor, {
    action: 'publication.planned',
    subjectKind: 'document',
    subjectId: draft.id,
    regionPath: draft.regionPath,
    before: before?.decisions,
    after: decisions,
  });
}
