export interface Answer<Body = unknown> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** A page of a list. */
export interface Page<Row> {
  readonly rows: Row[];
  readonly next: string | null;
}

/** A browser's worth of HTTP: keeps cookies, speaks JSON. */
export class Client {
  readonly url: string;
  cookie = '';

  constructor(url: string) {
    this.url = url;
  }

  async call<Body = never>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    const isForm = body instanceof FormData;
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const endless = method === 'GET' && response.headers.get('content-type')?.includes('event-stream');
    const text = endless ? await beginning(response) : await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as Body, headers: response.headers };
  }

  get<Body = never>(path: string): Promise<Answer<Body>> {
    return this.call<Body>('GET', path);
  }

  post<Body = never>(
    path: string,
    body: unknown = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    return this.call<Body>('POST', path, body, headers);
  }

  async signIn(userName: string, password: string): Promise<Answer<Refusal>> {
    const answer = await this.post<Refusal>('/session', { userName, password });
    if (answer.status === 200) {
      this.cookie = answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';', 1)[0])
        .join('; ');
    }
    return answer;
  }

  /** Imports a text or file and gives the last event, or the refusal. */
  async import(fields: Readonly<Record<string, string | File>>): Promise<ImportAnswer> {
    return this.follow<ImportEvent>('/documents/imports', formOf(fields));
  }

  /** Sends something that is answered with events, and gives them all, or the refusal. */
  async follow<Event>(path: string, sent: unknown): Promise<Followed<Event>> {
    const { status, body } = await this.call<string | Refusal>('POST', path, sent);
    if (typeof body !== 'string') return { status, events: [], refusal: body };
    const events = body.split('\n\n').flatMap(readEvent);
    const refused = events.find((event) => event.name === 'error');
    return {
      status,
      events: events.filter((event) => event.name === 'message').map((event) => event.data as Event),
      refusal: refused ? (refused.data as Refusal) : null,
    };
  }
}

/** The first piece of a stream that goes on for as long as somebody listens. */
async function beginning(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

export interface Refusal {
  readonly code: string;
  readonly data: {
    readonly zh: string;
    readonly en: string;
    readonly faults?: { place: string; zh: string; en: string }[];
  };
}
export interface ImportEvent {
  readonly kind: 'progress' | 'done';
  readonly phase?: string;
  readonly documentId?: string;
  readonly alreadyThere?: boolean;
}
export interface Followed<Event> {
  readonly status: number;
  readonly events: readonly Event[];
  readonly refusal: Refusal | null;
}
export type ImportAnswer = Followed<ImportEvent>;

export function formOf(fields: Readonly<Record<string, string | File>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

function readEvent(block: string): { name: string; data: unknown }[] {
  const name = /^event: (.*)$/m.exec(block)?.[1];
  const data = [...block.matchAll(/^data: (.*)$/gm)].map((match) => match[1]).join('\n');
  return name && data ? [{ name, data: JSON.parse(data) as unknown }] : [];
}
