import type { PublicationDecisions } from '@chengshi/contract';
import { newKey } from '../../app/idempotency.ts';

type Made = PublicationDecisions['made'][number];
type Place = Pick<PublicationDecisions['places'][number], 'parent' | 'front'>;

export const isMade = (key: string): boolean => key.startsWith('made:');

/** A front or group that the document has no heading for. */
export const newMade = (kind: Made['kind'], name: string): Made => ({ key: `made:${newKey()}`, kind, name });

export const withFront = (decisions: PublicationDecisions, front: Made): PublicationDecisions => ({
  ...decisions,
  made: [...decisions.made, front],
});

/** With a group, new or changed, at its place. */
export function withGroup(decisions: PublicationDecisions, group: Made, place: Place): PublicationDecisions {
  const known = decisions.made.some(({ key }) => key === group.key);
  return {
    ...decisions,
    made: known ? decisions.made.map((one) => (one.key === group.key ? group : one)) : [...decisions.made, group],
    places: [...decisions.places.filter(({ key }) => key !== group.key), { key: group.key, ...place }],
  };
}

/** Without what was made: all that it held goes back to where the text has it, and what was merged into it stands by itself again. */
export function withoutMade(decisions: PublicationDecisions, gone: string): PublicationDecisions {
  return {
    ...decisions,
    made: decisions.made.filter(({ key }) => key !== gone),
    fronts: decisions.fronts
      .filter(({ key }) => key !== gone)
      .map(({ into, ...front }) => (into === undefined || into === gone ? front : { ...front, into })),
    places: decisions.places.flatMap((place) => {
      if (place.key === gone) return [];
      const held = place.parent === gone || place.front === gone;
      if (!held) return [place];
      // A group that was made has no place in the text to go back to.
      return isMade(place.key) ? [{ key: place.key, parent: null, front: null }] : [];
    }),
  };
}
