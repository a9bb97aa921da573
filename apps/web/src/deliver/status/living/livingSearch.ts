import { type CommitmentKind, type Light, lights, type Mark } from '@chengshi/contract';
import { choicesParam, countParam, flagParam, type RawSearch, textParam } from '../../../app/searchParams.ts';

type Kind = (typeof CommitmentKind.options)[number];
const kinds: readonly Kind[] = ['task', 'target', 'mechanism', 'group'];

/** Everything about the view of a living document that a link carries. */
export interface LivingSearch {
  /** The opened commitment. */
  readonly c?: string | undefined;
  /** The offset of a sentence to be shown. */
  readonly s?: number | undefined;
  readonly light?: Light[] | undefined;
  readonly kind?: Kind[] | undefined;
  /** A front's id, or `none`. */
  readonly front?: string | undefined;
  /** A unit's name as the document writes it, or `none`. */
  readonly owner?: string | undefined;
  /** Whether sentences that became nothing are shown. */
  readonly loose?: true | undefined;
}

export function readLivingSearch(raw: RawSearch): LivingSearch {
  return {
    c: textParam(raw, 'c', 40),
    s: countParam(raw, 's'),
    light: choicesParam(raw, 'light', lights),
    kind: choicesParam(raw, 'kind', kinds),
    front: textParam(raw, 'front', 40),
    owner: textParam(raw, 'owner', 200),
    loose: flagParam(raw, 'loose'),
  };
}

type Filters = Pick<LivingSearch, 'light' | 'kind' | 'front' | 'owner'>;

export function filterCount({ light, kind, front, owner }: Filters): number {
  return [light, kind, front, owner].filter((filter) => filter !== undefined).length;
}

/** Does a commitment pass the filters? Several values of one filter widen it, several filters narrow it. */
export function passes(mark: Pick<Mark, 'kind' | 'front' | 'owner' | 'status'>, filters: Filters): boolean {
  const { light, kind, front, owner } = filters;
  if (light && !light.includes(mark.status.light)) return false;
  if (kind && !kind.includes(mark.kind)) return false;
  if (front !== undefined && (mark.front?.id ?? 'none') !== front) return false;
  if (owner === undefined) return true;
  const names = unitsOf(mark);
  return owner === 'none' ? names.length === 0 : names.includes(owner);
}

/** Units that lead or support, as the document names them. */
export function unitsOf(mark: Pick<Mark, 'owner'>): readonly string[] {
  return mark.owner ? [...mark.owner.lead, ...mark.owner.support] : [];
}
