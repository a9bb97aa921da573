type Present<Change> = { [Name in keyof Change]?: Exclude<Change[Name], undefined> };

/** What a change names: a field that is left out stays as it is. */
export function present<Change extends object>(change: Change): Present<Change> {
  // Only undefined values were taken out.
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Present<Change>;
}
