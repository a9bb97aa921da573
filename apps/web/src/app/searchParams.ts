/**
 * The query string as people can read and pass on: `?light=red,yellow&front=3`. Everything is text;
 * each route checks and types its own parameters.
 */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    const words = Array.isArray(value) ? value.join(',') : value;
    if (words === undefined || words === null || words === '' || words === false) continue;
    parameters.set(name, words === true ? '1' : String(words));
  }
  const query = parameters.toString().replaceAll('%2C', ',');
  return query ? `?${query}` : '';
}

export type RawSearch = Readonly<Record<string, unknown>>;

export function textParam(raw: RawSearch, name: string, most = 100): string | undefined {
  const value = raw[name];
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return String(value).slice(0, most) || undefined;
}

export function choiceParam<Choice extends string>(
  raw: RawSearch,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = textParam(raw, name);
  return choices.find((choice) => choice === value);
}

/** Several choices, in the order of `choices`, without what is none of them. */
export function choicesParam<Choice extends string>(
  raw: RawSearch,
  name: string,
  choices: readonly Choice[],
): Choice[] | undefined {
  const value = raw[name];
  const given = Array.isArray(value) ? value.map(String) : (textParam(raw, name) ?? '').split(',');
  const known = choices.filter((choice) => given.includes(choice));
  return known.length > 0 ? known : undefined;
}

export function countParam(raw: RawSearch, name: string): number | undefined {
  const value = textParam(raw, name);
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

export function flagParam(raw: RawSearch, name: string): true | undefined {
  const value = raw[name];
  return value === true || value === '1' || value === 'true' ? true : undefined;
}
