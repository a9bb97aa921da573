/**
 * Shapes of the files beside this one: `city.json` (who and where), `review.json` (what the clerk said to the findings), `progress.json` (what was
 * delivered by the day of the demonstration), `plans.json` (what units have filed), `acts.json` (what happened after publication) and `bodies.json` (who leads what).
 */

export interface DemoRegion {
  readonly code: string;
  readonly parentCode: string | null;
  readonly level: 'city' | 'county' | 'town' | 'park';
  /** What it is called among its level: district, county, county-level city, subdistrict, town, township … */
  readonly kind: string;
  readonly name: string;
  readonly nameEn: string;
  readonly codeKind: 'gbt2260' | 'gbt10114' | 'own';
}

export interface DemoUnit {
  readonly key: string;
  readonly name: string;
  readonly shortName: string;
  /** Further names under which documents call it; no two units of the city share a name, short name or alias. */
  readonly aliases: readonly string[];
  readonly regionCode: string;
  readonly parentKey: string | null;
  readonly kind: 'party' | 'government' | 'department' | 'park' | 'enterprise' | 'other';
}

export interface DemoPost {
  readonly key: string;
  readonly unitKey: string;
  readonly title: string;
  /** The smaller, the higher in the order of seats. */
  readonly rank: number;
}

/** A role is held for one region or for one unit. */
export interface DemoRole {
  readonly role:
    | 'administrator'
    | 'security'
    | 'auditor'
    | 'office'
    | 'leader'
    | 'liaison'
    | 'township'
    | 'inspector'
    | 'enterprise';
  readonly regionCode?: string;
  readonly unitKey?: string;
}

export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly postKeys: readonly string[];
  /** Only people who sign in have one, and then they have roles too. */
  readonly userName?: string;
  readonly roles?: readonly DemoRole[];
}

export interface DemoCity {
  readonly city: {
    readonly name: string;
    readonly nameEn: string;
    readonly notice: { readonly zh: string; readonly en: string };
  };
  readonly regions: readonly DemoRegion[];
  readonly units: readonly DemoUnit[];
  readonly posts: readonly DemoPost[];
  readonly people: readonly DemoPerson[];
}

/** Where one promise stands on the day of the demonstration. */
export interface DemoProgress {
  /** Part of exactly one sentence of `speech.txt` or `plan.txt`. */
  readonly quoteContains: string;
  /** Local date on which completion was accepted; null: still open, and overdue or near its deadline. */
  readonly acceptedOn: string | null;
}

/** One finding: its kind, and the words that it begins with. */
export interface DemoQuoted {
  readonly kind: 'task' | 'target' | 'mechanism';
  readonly quote: string;
}

/** The clerk's review of one text; what is not named is accepted as it was found. */
export interface DemoReview {
  readonly file: string;
  readonly rejected: readonly DemoQuoted[];
  readonly corrected: readonly (DemoQuoted & {
    readonly title?: string;
    readonly due?: { readonly text: string; readonly end: string } | null;
  })[];
}

/** A measure of a unit's plan; the same key in two versions is the same measure. */
export interface DemoMeasure {
  readonly key: string;
  readonly kind: 'task' | 'target' | 'mechanism';
  readonly words: string;
  readonly value?: number;
  readonly unit?: string;
  readonly comparator?: 'ge' | 'le' | 'eq';
  readonly measure?: 'level' | 'increment';
  readonly every?: number;
  readonly rhythmUnit?: 'month' | 'quarter';
  readonly action?: string;
  readonly dueOn?: string | null;
  readonly person: string;
}
export interface DemoPlanBody {
  readonly title: string;
  readonly idea: string;
  readonly measures: readonly DemoMeasure[];
}

/** A plan of a unit under the front of the speech whose name holds the words. */
export interface DemoPlan {
  readonly unit: string;
  readonly front: string;
  readonly versions: readonly DemoPlanBody[];
  /** Written and not submitted. */
  readonly draft?: DemoPlanBody;
  /** How the first version came back. */
  readonly returned?: {
    readonly reason: string;
    readonly marks: readonly { readonly key: string; readonly note: string }[];
  };
  /** What the office said about the last version; null: it has not yet. */
  readonly end:
    | { readonly kind: 'approved'; readonly reason: string }
    /** `into`: part of the words of the commitment that takes all measures. */
    | { readonly kind: 'merged'; readonly reason: string; readonly into: string }
    | null;
}
export interface DemoCall {
  readonly front: string;
  readonly title: string;
  readonly request: string;
  readonly dueInDays: number;
  readonly units: readonly string[];
}
export interface DemoPlans {
  readonly calls: readonly DemoCall[];
  readonly plans: readonly DemoPlan[];
}

/** What happened after publication: who has not accepted yet, who objects, reports and what was found about them, amendments. */
export interface DemoActs {
  /** Names of units that have not answered yet. All others accept what their names stand clearly for. */
  readonly waiting: readonly string[];
  /** `quoteContains`: part of the words of one commitment, here and below. */
  readonly objections: readonly {
    readonly quoteContains: string;
    readonly reason: 'wrong-unit' | 'impossible' | 'unclear';
    readonly words: string;
    readonly suggested: string | null;
  }[];
  readonly reports: readonly {
    readonly quoteContains: string;
    readonly kind: 'progress' | 'completion';
    readonly value: number | null;
    readonly daysAgo: number;
    readonly words: string;
    readonly seconds: number;
    readonly found: {
      readonly verdict: 'confirmed' | 'corrected' | 'doubted';
      readonly value: number | null;
      readonly words: string | null;
    } | null;
    /** Accepted by the office after it was verified. */
    readonly closed?: boolean;
  }[];
  /** Targets that the office split; every part is dispatched, and accepted where something is reported about it. */
  readonly splits: readonly {
    readonly quoteContains: string;
    /** From when the ways of the parts run, in a straight line to the deadline of the target. */
    readonly from: string;
    readonly parts: readonly {
      /** Name of the unit, or code of the region whose government answers. */
      readonly unit?: string;
      readonly region?: string;
      readonly value: number;
      readonly report: Pick<DemoActs['reports'][number], 'value' | 'daysAgo' | 'words' | 'seconds' | 'found'> | null;
    }[];
  }[];
  readonly amendments: readonly {
    readonly quoteContains: string;
    readonly cause: 'policy' | 'conditions';
    readonly words: string;
    readonly due: { readonly text: string; readonly end: string };
    /** With which words the office granted it; null: not decided yet. */
    readonly decision: string | null;
  }[];
}

/** Who sits in a body: the holder of a post, or a unit, by the keys of `city.json`. */
export interface DemoSeat {
  readonly duty: 'chief' | 'deputy' | 'member';
  readonly post?: string;
  readonly unit?: string;
  /** From the founding on when left out. */
  readonly since?: string;
  /** The post whose holder left this seat. */
  readonly replaces?: string;
}

/** A leading group, headquarters, chain or task force; one that works under another stands behind it. */
export interface DemoBody {
  readonly kind: 'leading-group' | 'headquarters' | 'task-force' | 'chain';
  readonly name: string;
  readonly foundedOn: string;
  /** Name of the body that it works under. */
  readonly parent: string | null;
  /** Key of the unit in which its office is. */
  readonly office: string | null;
  /** Words of a published text that ordered it; its campaign is that of the text. */
  readonly order: string;
  readonly seats: readonly DemoSeat[];
  /** Part of the names of whole fronts. */
  readonly fronts: readonly string[];
  /** Part of the words of one commitment each. */
  readonly commitments: readonly string[];
}
