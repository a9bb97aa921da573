import { MAX_FILE_BYTES, MAX_TEXT_LENGTH } from '@chengshi/office';
import { failure } from './fail.ts';

export type Upload =
  | { readonly kind: 'file'; readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly text: string };

/** The file or the pasted text of a form: one of them, not too large, and without what no database can keep. */
export async function uploadOf(file: File | undefined, text: string | undefined): Promise<Upload> {
  if ((file === undefined) === (text === undefined)) {
    throw failure('BAD_REQUEST', { detail: '请选择一个文件或粘贴文字，二者取一 · give either a file or text' });
  }
  if (file) {
    if (file.size > MAX_FILE_BYTES)
      throw tooLarge(`${(file.size / 2 ** 20).toFixed(1)} MB`, `${MAX_FILE_BYTES / 2 ** 20} MB`);
    return {
      kind: 'file',
      name: cleanName(file.name),
      mediaType: file.type,
      bytes: new Uint8Array(await file.arrayBuffer()),
    };
  }
  // Forms send every line break as CR LF, whatever was typed.
  const pasted = (text ?? '').replace(/\r\n?/g, '\n');
  if (pasted.length > MAX_TEXT_LENGTH) throw tooLarge(`${pasted.length} 字`, `${MAX_TEXT_LENGTH} 字`);
  const broken = firstBroken(pasted);
  if (broken !== null) {
    throw failure('UNREADABLE', {
      zh: `第 ${broken + 1} 个字符是残缺的编码，请重新复制原文后粘贴`,
      en: `Character ${broken + 1} is a broken piece of an encoding: copy the original again and paste it`,
    });
  }
  return { kind: 'text', text: pasted };
}

const tooLarge = (size: string, limit: string) => failure('TOO_LARGE', { size, limit });

/** Where a lone surrogate or a NUL stands, which no database can keep, counted in characters as people do; null when there is none. */
function firstBroken(text: string): number | null {
  const at = text.search(/[\p{Cs}\0]/u);
  return at < 0 ? null : [...text.slice(0, at)].length;
}

/** A file name as it may be shown and sent back: its last part, without control characters. */
function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const shown = [...last.toWellFormed().replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')].slice(0, 200).join('');
  return ['', '.', '..'].includes(shown) ? 'file' : shown;
}
