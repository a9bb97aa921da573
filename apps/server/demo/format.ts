/** Shapes of the files beside this one: `city.json` (who and where) and `progress.json` (what was delivered by the day of the demonstration). */

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
