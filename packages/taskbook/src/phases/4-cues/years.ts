/** A time against the year of the document: what names the past or the future. */
export function isPast(
  time: { role: string; year: number | null; offset: number | null },
  year: number | null,
): boolean {
  if (time.role === 'base' || time.role === 'name') return false;
  if (time.offset !== null && time.offset < 0) return true;
  return time.year !== null && year !== null && time.year < year;
}

export function isAhead(
  time: { role: string; year: number | null; offset: number | null; length: unknown; closed: boolean },
  year: number | null,
): boolean {
  if (time.role === 'base' || time.role === 'since' || time.role === 'name') return false;
  if (time.length !== null) return true;
  if (time.year !== null) return year === null ? time.closed : time.year >= year;
  return time.offset !== null && (time.offset > 0 || (time.offset === 0 && time.closed));
}
