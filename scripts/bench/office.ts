import { readDocument } from '@chengshi/office';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { atLeast, type Benchmark, quickest } from './result.ts';

const SENTENCE = '到2027年底，全市新建改造标准厂房30万平方米以上，由市工信局牵头，市财政局配合，每季度通报一次。';
const LINES = 4_000;
const MEGA = 1_000_000;

/** Reading files is what a user waits for before the engine starts. Speeds are in characters of text, whatever the file's size. */
export async function benchOffice(): Promise<readonly Benchmark[]> {
  const text = `${SENTENCE}\n`.repeat(LINES);
  const files = [
    ['office: text in GB18030', iconv.encode(text, 'gb18030'), 5],
    ['office: web page', page(), 0.5],
    ['office: .docx with a table', wordFile(), 0.2],
  ] as const;
  const results: Benchmark[] = [];
  for (const [name, bytes, limit] of files) {
    const ms = await quickest(2, () => readDocument(bytes));
    const document = await readDocument(bytes);
    if (document.kind === 'fault') throw new Error(`${name}: ${document.code}`);
    results.push(atLeast(name, document.text.length / MEGA / (ms / 1000), 'M characters/s', limit));
  }
  return results;
}

function page(): Uint8Array {
  const body = `<p>${SENTENCE}</p><table><tr><td>${SENTENCE}</td><td>市工信局</td></tr><tr><td>任务</td><td>单位</td></tr></table>`;
  return strToU8(`<html><body>${body.repeat(LINES / 2)}</body></html>`);
}

function wordFile(): Uint8Array {
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const paragraph = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
  const row = `<w:tr><w:tc>${paragraph(SENTENCE)}</w:tc><w:tc>${paragraph('市工信局')}</w:tc></w:tr>`;
  const body = `${paragraph(SENTENCE).repeat(LINES / 2)}<w:tbl>${row.repeat(LINES / 2)}</w:tbl>`;
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(`<w:document ${namespace}><w:body>${body}</w:body></w:document>`),
  });
}
