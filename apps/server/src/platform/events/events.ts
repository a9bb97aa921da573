import type { PersonActor } from '../access/actor.ts';
import type { Trx } from '../database/database.ts';

/** What one thing tells those above it, by name. A payload says who did it and what it touched; the rest is in the database. */
export interface EventMap {
  'commitment.changed': CommitmentsChanged;
  'commitment.closing': CommitmentClosing;
  'document.published': DocumentPublished;
  'campaign.patrons-set': PatronsSet;
  'campaign.fronts-merged': FrontsMerged;
  'superior.answered': SuperiorAnswered;
  'dispatch.moved': DispatchesMoved;
  'amendment.moved': AmendmentMoved;
  'report.valued': CommitmentTouched;
  'report.verified': ReportVerified;
  'split.set': CommitmentTouched;
  'unit.closing': UnitClosing;
  'unit.merged': UnitMerged;
}

/** A document that became a campaign, or a further version of one: what its names were taken for. */
export interface DocumentPublished {
  readonly actor: PersonActor;
  readonly documentId: string;
  readonly campaignId: string;
  readonly regionPath: string;
  readonly names: ReadonlyMap<string, NameTaken>;
}

/** What a name of the text is taken for, and how that is known. */
export interface NameTaken {
  readonly how: 'name' | 'alias' | 'learned' | 'region' | 'every' | 'abbreviation' | 'chosen' | null;
  readonly doubtful: boolean;
  readonly unitIds: readonly string[];
  readonly candidateIds: readonly string[];
}

/** The fronts of a campaign may have other patrons than before. */
export interface PatronsSet {
  readonly actor: PersonActor;
  readonly campaignId: string;
}

/** Fronts of a campaign that were merged into others of it, which is on record already. */
export interface FrontsMerged {
  readonly actor: PersonActor;
  readonly campaignId: string;
  readonly regionPath: string;
  readonly frontIds: readonly string[];
}

/** What was said to entries of a superior's list; the unit is the one that took them over. */
export interface SuperiorAnswered {
  readonly actor: PersonActor;
  readonly entryIds: readonly string[];
  readonly unit: { readonly id: string; readonly name: string } | null;
}

/** Dispatches that were sent together, or of which one was objected to or decided about. */
export interface DispatchesMoved {
  readonly actor: PersonActor;
  readonly kind: 'sent' | 'accepted' | 'objected' | 'upheld' | 'clarified' | 'reassigned' | 'recalled';
  readonly dispatchIds: readonly string[];
  /** What was said about it. */
  readonly words: string;
}

/** A value was reported about a commitment or a part of it, or it was split anew. */
export interface CommitmentTouched {
  readonly actor: PersonActor;
  readonly commitmentId: string;
}

/** An inspector has looked at a report. */
export interface ReportVerified {
  readonly actor: PersonActor;
  readonly commitmentId: string;
  /** Name of the part that it is about; null for the whole. */
  readonly part: string | null;
  readonly unitId: string;
  readonly verdict: 'confirmed' | 'corrected' | 'doubted';
  readonly words: string;
  /** Until when a doubt is to be answered. */
  readonly answerBy: string | null;
}

/** A request for an amendment was made or decided about. */
export interface AmendmentMoved {
  readonly actor: PersonActor;
  readonly kind: 'asked' | 'granted' | 'altered' | 'refused';
  readonly amendmentId: string;
  readonly words: string;
}

/** A unit is about to be closed: whoever still needs it refuses. */
export interface UnitClosing {
  readonly actor: PersonActor;
  readonly unitId: string;
  readonly name: string;
}

/** A unit was merged into another one, which is on record already. */
export interface UnitMerged {
  readonly actor: PersonActor;
  readonly fromId: string;
  readonly intoId: string;
  readonly regionPath: string;
}

/** The completion of a commitment is about to be accepted: whoever knows why it must not be refuses. */
export interface CommitmentClosing {
  readonly commitmentId: string;
}

/** One batch of changes of published commitments, already stored. */
export interface CommitmentsChanged {
  readonly actor: PersonActor;
  readonly batchId: string;
  readonly kind: 'edited' | 'republished' | 'undone' | 'amended';
  /** The fields that changed, before and after. */
  readonly changes: readonly {
    readonly commitmentId: string;
    readonly regionPath: string;
    readonly before: Readonly<Record<string, unknown>>;
    readonly after: Readonly<Record<string, unknown>>;
  }[];
}

type EventName = keyof EventMap;
type Handler<Name extends EventName> = (trx: Trx, payload: EventMap[Name]) => Promise<void>;

/**
 * How a thing makes something happen above it without knowing who listens. Handlers run inside the transaction that tells the event,
 * one after the other: what one of them refuses is not done at all, so they hold SQL and nothing else.
 */
export interface Events {
  /** Only deps.ts registers handlers, before the first request. */
  on<Name extends EventName>(name: Name, handler: Handler<Name>): void;
  emit<Name extends EventName>(trx: Trx, name: Name, payload: EventMap[Name]): Promise<void>;
}

export function openEvents(): Events {
  const handlers = new Map<EventName, ((trx: Trx, payload: never) => Promise<void>)[]>();
  return {
    on(name, handler) {
      handlers.set(name, [...(handlers.get(name) ?? []), handler]);
    },
    async emit<Name extends EventName>(trx: Trx, name: Name, payload: EventMap[Name]) {
      // `on` files a handler under the name whose payload it takes.
      for (const handler of handlers.get(name) ?? []) await (handler as Handler<Name>)(trx, payload);
    },
  };
}
