import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Client, Refusal } from './support/client.ts';
import { expectRefusal } from './support/refusal.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
beforeAll(async () => {
  world = await startWorld();
  office = await world.client('office');
});
afterAll(() => world.close());

const mebibyte = 2 ** 20;
const importFile = (content: BlobPart, name: string, type = 'text/plain') =>
  office.import({ classification: 'internal', file: new File([content], name, { type }) });
const documents = () => world.value('select count(*) from documents');

/** A photo as cameras write it: JPEG markers, then bytes that are no text. */
const photo = Buffer.concat([
  Buffer.from([
    0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00,
    0x00,
  ]),
  randomBytes(4000),
  Buffer.from([0xff, 0xd9]),
]);

test.each([
  ['an empty file', '', 'leer.txt', 'text/plain'],
  ['a file of blanks', ' \n\t\u3000\n', 'blank.txt', 'text/plain'],
  ['an empty Word file', '', '方案.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['a photo', photo, '照片.jpg', 'image/jpeg'],
  ['a photo that was renamed to a text', photo, '讲话.txt', 'text/plain'],
  ['a photo that was renamed to a Word file', photo, '讲话.docx', 'application/msword'],
  ['random bytes', randomBytes(5000), '讲话.txt', 'text/plain'],
  [
    'a program',
    Buffer.concat([Buffer.from('\u007fELF\u0002\u0001\u0001', 'latin1'), randomBytes(3000)]),
    '讲话.txt',
    'text/plain',
  ],
  ['half a zip', Buffer.from('PK\u0003\u0004\u0014\u0000\u0006\u0000', 'latin1'), '方案.docx', 'application/zip'],
  ['a PDF of nothing', '%PDF-1.7\n%%EOF', '方案.pdf', 'application/pdf'],
])('%s is refused in words, and nothing of it is kept', async (_what, content, name, type) => {
  const before = await documents();
  const { refusal } = await importFile(content, name, type);
  expect(refusal, name).not.toBeNull();
  expectRefusal({ body: refusal }, refusal?.code === 'EMPTY_DOCUMENT' ? 'EMPTY_DOCUMENT' : 'UNREADABLE');
  expect(await documents()).toBe(before);
});

test('neither a file nor a text, or both, is refused', async () => {
  const file = new File(['年内建成桥梁1座。'], '要点.txt');
  for (const fields of [{}, { text: '年内建成桥梁1座。', file }]) {
    const { status, refusal } = await office.import({ classification: 'internal', ...fields });
    expectRefusal({ status, body: refusal }, 'BAD_REQUEST');
  }
  const { status, refusal } = await office.import({ classification: 'secret', text: '年内建成桥梁1座。' });
  expectRefusal({ status, body: refusal }, 'BAD_REQUEST');
});

describe('what is too large', () => {
  test('is refused with its size and the limit: 20 MB of one character, as a file and as text', async () => {
    const file = await importFile(new Uint8Array(20 * mebibyte).fill(0x61), 'gross.txt');
    expectRefusal({ status: file.status, body: file.refusal }, 'TOO_LARGE');
    expect(file.refusal?.data.zh).toMatch(/20\.\d MB.*上限 \d+ MB/);
    const text = await office.post<Refusal>('/documents/imports', {
      classification: 'internal',
      text: 'a'.repeat(20 * mebibyte),
    });
    expectRefusal(text, 'TOO_LARGE');
  });

  test('is refused as text when it has more characters than any document', async () => {
    const { status, refusal } = await office.import({ classification: 'internal', text: '长'.repeat(2_000_001) });
    expectRefusal({ status, body: refusal }, 'TOO_LARGE');
  });

  test('by one byte is refused as a file too', async () => {
    const { status, refusal } = await importFile(new Uint8Array(16 * mebibyte + 1).fill(0x61), 'knapp.txt');
    expectRefusal({ status, body: refusal }, 'TOO_LARGE');
  });

  test('is not: a file of 16 MB less one byte is answered in words, and others are served meanwhile', async () => {
    let done = false;
    const upload = importFile(new Uint8Array(16 * mebibyte - 1).fill(0x61), 'fast.txt').finally(() => {
      done = true;
    });
    const waits: number[] = [];
    while (!done) {
      const started = performance.now();
      expect((await office.get('/session')).status).toBe(200);
      waits.push(performance.now() - started);
    }
    expectRefusal({ body: (await upload).refusal }, 'UNREADABLE');
    expect(Math.max(...waits)).toBeLessThan(3000);
  });

  test('for reading in one go does not hold up others: a hundred thousand characters of tasks', async () => {
    let done = false;
    const text = Array.from(
      { length: 2_500 },
      (_, i) => `（${i}）2026年底前，新建学校${i + 1}所，改造道路${i + 2}公里。`,
    ).join('\n');
    const reading = office.import({ classification: 'internal', text }).finally(() => {
      done = true;
    });
    const waits: number[] = [];
    while (!done) {
      const started = performance.now();
      expect((await office.get('/session')).status).toBe(200);
      waits.push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const { refusal, events } = await reading;
    expect(refusal).toBeNull();
    expect(events.at(-1)?.kind).toBe('done');
    expect(Math.max(...waits)).toBeLessThan(3000);
  }, 120_000);
});

describe('pasted text', () => {
  const paste = (text: string) => office.post<Refusal>('/documents/imports', { classification: 'internal', text });

  test.each([
    ['a lone high surrogate', '今年新建\ud840学校', 5],
    ['a lone low surrogate', '\udc00今年', 1],
    ['a NUL', '今年新建学校\u00005所', 7],
    ['a broken piece after characters beyond the basic plane', '𠀀𠀁\ud800', 3],
  ])('with %s is refused with its place, counted as a person counts', async (_what, text, place) => {
    const data = expectRefusal(await paste(text), 'UNREADABLE');
    expect(data.zh).toContain(`第 ${place} 个字符`);
    expect(data.en).toContain(`Character ${place} `);
  });

  test('keeps characters beyond the basic plane, and counts them as one each', async () => {
    const text = '𠀀桥镇年内新建𪚥亭3座，改造𫝀路2公里。';
    const { events } = await office.import({ classification: 'internal', text });
    const id = events.at(-1)?.documentId;
    const { body } = await office.get<{ text: string; chars: number }>(`/documents/${id}`);
    expect(body.text).toBe(text);
    expect(body.chars).toBe([...text].length);
    const { body: found } = await office.get<{ rows: { id: string; chars: number }[] }>(
      `/documents?query=${encodeURIComponent('𠀀桥')}`,
    );
    expect(found.rows).toMatchObject([{ id, chars: body.chars }]);
  });
});

test('a file in GB18030 is read as it was written, with characters of four bytes', async () => {
  // 今年新建学校5所，𠀀桥3座。
  const bytes = [
    189, 241, 196, 234, 208, 194, 189, 168, 209, 167, 208, 163, 53, 203, 249, 163, 172, 149, 50, 130, 54, 199, 197, 51,
    215, 249, 161, 163,
  ];
  const { events, refusal } = await importFile(new Uint8Array(bytes), '国标.txt');
  expect(refusal).toBeNull();
  const { body } = await office.get<{ text: string }>(`/documents/${events.at(-1)?.documentId}`);
  expect(body.text).toBe('今年新建学校5所，𠀀桥3座。');
});

describe('the name of a file', () => {
  test.each([
    ['that climbs out of its folder', '../../../etc/passwd.txt', 'passwd.txt'],
    ['with a drive and backslashes', 'C:\\Users\\x\\讲话.txt', '讲话.txt'],
    ['that breaks a header', 'a"\r\nset-cookie: x=1; b=".txt', null],
    ['that is a path and nothing else', '../..', 'file'],
    ['that turns its direction', '讲话\u202Etxt.exe', '讲话txt.exe'],
    ['with quotes, percent and star', `a'b"c%20*(d).txt`, `a'b"c%20*(d).txt`],
    ['of three hundred characters beyond the basic plane', `${'𠀀'.repeat(300)}.txt`, '𠀀'.repeat(200)],
  ])('%s is shown clean and sent back whole', async (_what, name, shown) => {
    const content = `年内新建码头${world.next()}座。`;
    const { events, refusal } = await importFile(content, name);
    expect(refusal).toBeNull();
    const id = events.at(-1)?.documentId;
    const { body } = await office.get<{ sourceName: string }>(`/documents/${id}`);
    if (shown !== null) expect(body.sourceName).toBe(shown);
    expect(body.sourceName).not.toMatch(/[\p{Cc}/\\]/u);
    const original = await office.get<string>(`/documents/${id}/original`);
    expect(original.body).toBe(content);
    expect(original.headers.get('set-cookie')).toBeNull();
    expect(original.headers.get('content-type')).toBe('application/octet-stream');
    const disposition = original.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename\*=UTF-8''[\w%.~!#$&+^`|-]+$/);
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe(body.sourceName);
  });

  test('decides nothing about where the file is kept', () => {
    const kept = readdirSync(world.server.deps.platform.files.folder, { recursive: true, encoding: 'utf8' });
    for (const path of kept) expect(path).toMatch(/^[0-9a-f]{2}([/\\][0-9a-f]{64})?$/);
  });
});

test('a page with script in it is kept as text, and its title comes back as text', async () => {
  const page =
    '<html><head><title>要点</title><script>alert(1)</script></head><body><h1>要点<img src=x onerror=alert(1)></h1><p>年内新建岗亭9座。</p></body></html>';
  const { events, refusal } = await importFile(page, '要点.html', 'text/html');
  expect(refusal).toBeNull();
  const answer = await office.get<{ text: string }>(`/documents/${events.at(-1)?.documentId}`);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect(answer.body.text).not.toMatch(/<script|onerror/);
  expect(answer.body.text).toContain('年内新建岗亭9座');
});

describe('an import that does not come to its end', () => {
  test('because the server fails while it is under way is told in the catalogue’s form', async () => {
    await world.owner.query(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused by the test'; end $$;
      create trigger refuse before insert on documents for each row execute function refuse()`);
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    try {
      const { status, events, refusal } = await office.import({
        classification: 'internal',
        text: '年内新建灯塔1座。',
      });
      expect(status).toBe(200);
      expect(events.map((event) => event.phase)).toEqual(['received', 'read', 'recognised']);
      const data = expectRefusal({ body: refusal }, 'INTERNAL');
      const number = /编号 (\S+) 告诉/.exec(data.zh)?.[1];
      expect(log).toHaveBeenCalledWith(expect.stringContaining(String(number)), expect.any(Error));
    } finally {
      log.mockRestore();
      await world.owner.query('drop trigger refuse on documents; drop function refuse');
    }
  });

  test('because people give up waiting leaves the turn to those who wait behind them', async () => {
    const form = (first: number): FormData => {
      const fields = new FormData();
      fields.set('classification', 'internal');
      fields.set(
        'text',
        Array.from({ length: 600 }, (_, i) => `2026年底前，新建驿站${first + i}座，改造道路${i + 2}公里。`).join('\n'),
      );
      return fields;
    };
    const impatience = new AbortController();
    const given = Array.from({ length: 5 }, (_, i) =>
      fetch(`${world.server.url}/api/documents/imports`, {
        method: 'POST',
        body: form(i * 1000),
        headers: { cookie: office.cookie },
        signal: impatience.signal,
      }).then((response) => response.text()),
    );
    await new Promise((resolve) => setTimeout(resolve, 150));
    const patient = office.import({ classification: 'internal', text: '年内新建码头1座，栈桥2座。' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    impatience.abort();
    expect((await Promise.allSettled(given)).map((result) => result.status)).toContain('rejected');
    expect((await patient).events.at(-1)?.kind).toBe('done');
  });
});
