export interface Timed<Body> {
  readonly body: Body;
  readonly ms: number;
}

export interface TimedEvents<Event> {
  readonly events: readonly Event[];
  readonly ms: number;
  /** The longest time between two events, the beginning and the end included. */
  readonly silenceMs: number;
  /** When the first event of a phase came. */
  reached(phase: string): number;
}

export interface OfficeClient {
  call<Body>(method: string, path: string, body?: unknown): Promise<Timed<Body>>;
  follow<Event>(path: string, body: unknown): Promise<TimedEvents<Event>>;
  /** Accepts all items of a draft as a reviewer's screen does; in milliseconds. */
  decideAll(documentId: string): Promise<number>;
}

/** An account of a campaign office over HTTP, with a stopwatch. */
export async function openOffice(url: string, userName: string, password: string): Promise<OfficeClient> {
  const signedIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userName, password }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  const send = async (method: string, path: string, body: unknown): Promise<Response> => {
    const isForm = body instanceof FormData;
    const headers = { cookie, ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }) };
    const sent = body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) };
    const response = await fetch(`${url}/api${path}`, { method, headers, ...sent });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  const client: OfficeClient = {
    async call<Body>(method: string, path: string, body?: unknown) {
      const begun = performance.now();
      const response = await send(method, path, body);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const ms = performance.now() - begun;
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return { body: (isJson ? JSON.parse(new TextDecoder().decode(bytes)) : bytes) as Body, ms };
    },
    async follow<Event>(path: string, body: unknown) {
      const begun = performance.now();
      const response = await send('POST', path, body);
      const events: { event: Event; at: number }[] = [];
      let [pending, silenceMs, last] = ['', 0, begun];
      const heard = () => {
        const now = performance.now();
        silenceMs = Math.max(silenceMs, now - last);
        last = now;
        return now - begun;
      };
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) {
        const at = heard();
        pending += decoder.decode(chunk, { stream: true });
        const blocks = pending.split('\n\n');
        pending = blocks.pop() ?? '';
        for (const block of blocks) {
          const data = /^data: (.*)$/m.exec(block)?.[1];
          if (data) events.push({ event: JSON.parse(data) as Event, at });
        }
      }
      return {
        events: events.map(({ event }) => event),
        ms: heard(),
        silenceMs,
        reached: (phase) => events.find(({ event }) => (event as { phase?: string }).phase === phase)?.at ?? Number.NaN,
      };
    },
    async decideAll(documentId) {
      const begun = performance.now();
      const ids: string[] = [];
      for (let cursor = ''; ; ) {
        const path = `/documents/${documentId}/items?limit=1000${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
        const { body } = await client.call<{ rows: { id: string }[]; next: string | null }>('GET', path);
        ids.push(...body.rows.map(({ id }) => id));
        if (body.next === null) break;
        cursor = body.next;
      }
      for (let from = 0; from < ids.length; from += 5000) {
        const step = { op: 'decide', itemIds: ids.slice(from, from + 5000), decision: 'accept' };
        await client.call('POST', `/documents/${documentId}/edits`, { step });
      }
      return performance.now() - begun;
    },
  };
  return client;
}
