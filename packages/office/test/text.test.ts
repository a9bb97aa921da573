import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES, MAX_TEXT_LENGTH, readDocument } from '../src/index.ts';
import { faultOf, readable } from './support/read.ts';

const SENTENCE = '一、到明年底，新建改造厂房30万平方米。\r\n责任单位：市工信局；\n';
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('plain text', () => {
  test('in UTF-8 keeps every character and line end', async () => {
    expect(await readable(utf8(SENTENCE))).toEqual({
      kind: 'document',
      text: SENTENCE,
      tables: [],
      margins: '',
      format: 'text',
      encoding: 'utf-8',
      warnings: [],
    });
  });

  test.each([
    ['utf-8', iconv.encode(SENTENCE, 'utf-8', { addBOM: true })],
    ['utf-16le', iconv.encode(SENTENCE, 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode(SENTENCE, 'utf-16be', { addBOM: true })],
    ['gb18030', iconv.encode(SENTENCE, 'gb18030')],
  ])('in %s comes out the same', async (encoding, bytes) => {
    expect(await readable(bytes)).toMatchObject({ text: SENTENCE, encoding, warnings: [] });
  });

  test('in GB18030 has characters outside the basic plane', async () => {
    const rare = '𠮷林路𬭎村建设2个点位';
    expect(await readable(iconv.encode(rare, 'gb18030'))).toMatchObject({ text: rare, encoding: 'gb18030' });
  });

  test('in UTF-8 with a broken place stays UTF-8 and warns', async () => {
    const bytes = utf8(SENTENCE.repeat(3));
    const cut = bytes.slice(0, bytes.length - 40);
    const at = cut.findLastIndex((byte) => byte >= 0xe0);
    const read = await readable(cut.slice(0, at + 1));
    expect(read).toMatchObject({ encoding: 'utf-8', warnings: [{ code: 'characters-replaced', count: 1 }] });
  });

  test('with half of a surrogate pair warns', async () => {
    const bytes = iconv.encode('新建厂房', 'utf-16le', { addBOM: true });
    const broken = Uint8Array.from([...bytes, 0x42, 0xd8, 0x2e, 0x4e]);
    expect(await readable(broken)).toMatchObject({
      text: '新建厂房\uFFFD丮',
      warnings: [{ code: 'characters-replaced', count: 1 }],
    });
  });

  test('that begins like other things is still text', async () => {
    expect(await readable(utf8('BM公司新建2个基地'))).toMatchObject({ format: 'text' });
    expect(await readable(utf8('<5个百分点以内'))).toMatchObject({ format: 'text' });
  });
});

describe('what is no text', () => {
  test('is told by its content, whatever its name says', async () => {
    const latin = (text: string) => iconv.encode(text, 'latin1');
    expect(await faultOf(new Uint8Array())).toBe('empty');
    expect(await faultOf(utf8(' \n\t'))).toBe('without-text');
    expect(await faultOf(latin('\x89PNG\r\n\x1a\n....'), '讲话.txt')).toBe('image');
    expect(await faultOf(latin('\xff\xd8\xff\xe0..JFIF'), '讲话.txt')).toBe('image');
    expect(await faultOf(latin('RIFF....WEBPVP8 '), '讲话.txt')).toBe('image');
    expect(await faultOf(latin('\0\0\0\x18ftypheic....'), '讲话.docx')).toBe('image');
    expect(await faultOf(latin('{\\rtf1\\ansi text}'), '讲话.doc')).toBe('rtf');
    expect(await faultOf(latin('Rar!\x1a\x07\x01\0'), '讲话.txt')).toBe('archive');
    expect(await faultOf(latin('MIME-Version: 1.0\r\nContent-Type: multipart/related'), '讲话.doc')).toBe(
      'web-archive',
    );
    expect(
      await faultOf(utf8('<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument/>')),
    ).toBe('word-xml');
  });

  test('and nothing known is binary, or what its name adds', async () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 0xff);
    expect(await faultOf(noise)).toBe('binary');
    expect(await faultOf(noise, '方案.wps')).toBe('wps');
    expect(await faultOf(noise, '方案.ofd')).toBe('ofd');
    expect(await faultOf(utf8('正常的文字'), '方案.wps')).toBe('document');
  });

  test('nor does a text of endless beginnings take long', async () => {
    const start = performance.now();
    expect(await faultOf(utf8(`${'<!--a-->'.repeat(300)}<x`))).toBe('document');
    expect(await faultOf(utf8(`<!--${'-'.repeat(1_000_000)}`))).toBe('document');
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test('nor may it be too long', async () => {
    expect(await readDocument(new Uint8Array(MAX_FILE_BYTES + 1))).toMatchObject({
      code: 'too-large',
      limit: MAX_FILE_BYTES,
    });
    expect(await readDocument(utf8('好'.repeat(MAX_TEXT_LENGTH + 1)))).toMatchObject({ code: 'too-much-text' });
    expect(await faultOf(utf8('好'.repeat(MAX_TEXT_LENGTH)))).toBe('document');
  });
});
