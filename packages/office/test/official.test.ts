import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readDocument, writeOfficialDocument } from '../src/index.ts';

const document = {
  title: '市某局重点任务军令状',
  parts: [
    { kind: 'addressee', text: '市委、市政府：' },
    { kind: 'heading', text: '一、承诺事项' },
    { kind: 'body', text: '第一段𠮷字。\n第二段 <标记> & "引号"\u0007。' },
    {
      kind: 'table',
      columns: [
        { heading: '序号', share: 1 },
        { heading: '事项', share: 3 },
      ],
      rows: [['1', '建成疏港公路46公里']],
    },
    { kind: 'right', text: '承诺人：某某' },
    { kind: 'note', text: '校验码' },
  ],
} as const;

const parts = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(await writeOfficialDocument(document))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );

test('the page is that of GB/T 9704: A4, 37 mm above, 28 mm at the binding, 22 lines, page numbers outside', async () => {
  const files = await parts();
  const body = files['word/document.xml'] ?? '';
  expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
  expect(body).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
  expect(body).toMatch(/<w:docGrid w:type="lines" w:linePitch="579"/);
  expect(files['word/settings.xml']).toContain('w:evenAndOddHeaders');
  const footers = Object.keys(files).filter((name) => /word\/footer\d\.xml/.test(name));
  expect(footers.map((name) => /w:jc w:val="(\w+)"/.exec(files[name] ?? '')?.[1]).sort()).toEqual(['left', 'right']);
});

test('title, headings, body and table stand in the fonts and sizes that the standard names', async () => {
  const body = (await parts())['word/document.xml'] ?? '';
  const runOf = (words: string) => /<w:r>(?:(?!<w:r>)[\s\S])*$/.exec(body.slice(0, body.indexOf(words)))?.[0] ?? '';
  expect(runOf(document.title)).toMatch(/w:eastAsia="方正小标宋简体"[\s\S]*<w:sz w:val="44"/);
  expect(runOf('一、承诺事项')).toMatch(/w:eastAsia="黑体"[\s\S]*<w:sz w:val="32"/);
  expect(runOf('第一段')).toMatch(/w:eastAsia="仿宋_GB2312"[\s\S]*<w:sz w:val="32"/);
  expect(body).toContain('w:firstLineChars="200"');
  expect(body).toContain('<w:tblHeader/>');
});

test('what was written is read back word for word, characters beyond the first plane and signs of XML too', async () => {
  const read = await readDocument(await writeOfficialDocument(document));
  if (!('text' in read)) throw new Error(JSON.stringify(read));
  expect(read.text).toContain('第一段𠮷字。');
  expect(read.text).toContain('第二段 <标记> & "引号"。');
  expect(JSON.stringify(read)).toContain('建成疏港公路46公里');
});
