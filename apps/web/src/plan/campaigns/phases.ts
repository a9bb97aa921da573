import type { Campaign } from '@chengshi/contract';

export function spanWords(from: string | null, until: string | null, open: string): string {
  if (!from && !until) return open;
  return `${from ?? open} – ${until ?? open}`;
}

/** Where a phase stands on a day, and how much of it has passed (0 to 1). */
export function standingOf(
  phase: Pick<Campaign['phases'][number], 'from' | 'until'>,
  today: string,
): { readonly standing: 'past' | 'now' | 'ahead'; readonly share: number } {
  if (today > phase.until) return { standing: 'past', share: 1 };
  if (today < phase.from) return { standing: 'ahead', share: 0 };
  const [from, until, now] = [phase.from, phase.until, today].map((date) => Date.parse(date)) as [
    number,
    number,
    number,
  ];
  return { standing: 'now', share: until === from ? 1 : (now - from) / (until - from) };
}
