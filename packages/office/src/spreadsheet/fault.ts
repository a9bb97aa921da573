import { FaultError as DocumentFaultError } from '../result.ts';
import type { Language } from '../sentences.ts';

export type WorkbookFaultCode =
  | 'empty'
  | 'too-large'
  | 'too-many-cells'
  | 'unpacks-too-large'
  | 'encrypted'
  | 'damaged'
  | 'old-excel'
  | 'binary-excel'
  | 'excel-xml'
  | 'open-document'
  | 'web-page'
  | 'without-cells'
  | 'not-a-spreadsheet';

/** Why a file could not be read as a spreadsheet. Sentences for the codes: `workbookFaultSentence`. */
export interface WorkbookFault {
  readonly kind: 'fault';
  readonly code: WorkbookFaultCode;
}

/** Carries a fault out of nested readers; `readWorkbook` turns it back into a value. */
export class WorkbookFaultError extends Error {
  readonly fault: WorkbookFault;
  constructor(code: WorkbookFaultCode) {
    super(code);
    this.fault = { kind: 'fault', code };
  }
}

/** The fault that a thrown error stands for, also one of the parts shared with the reader of documents; null for a mistake of the program. */
export function faultOf(error: unknown): WorkbookFault | null {
  if (error instanceof WorkbookFaultError) return error.fault;
  if (!(error instanceof DocumentFaultError)) return null;
  const { code } = error.fault;
  const known = code === 'encrypted' || code === 'damaged' || code === 'unpacks-too-large';
  return { kind: 'fault', code: known ? code : 'not-a-spreadsheet' };
}

const SENTENCES: Readonly<Record<WorkbookFaultCode, Readonly<Record<Language, string>>>> = {
  empty: {
    'zh-CN': '文件是空的。请确认选对了文件，再重新上传。',
    en: 'The file is empty. Check that it is the right file and upload it again.',
  },
  'too-large': {
    'zh-CN': '表格文件超过 16 MB。请去掉图片，或拆成几个文件再上传。',
    en: 'The spreadsheet is larger than 16 MB. Remove its pictures or split it, and upload it again.',
  },
  'too-many-cells': {
    'zh-CN': '表格内容超过上限（100 万个单元格或 3200 万字）。请拆成几个文件再上传。',
    en: 'The spreadsheet holds more than a million cells or 32 million characters. Split it and upload the parts.',
  },
  'unpacks-too-large': {
    'zh-CN': '文件解压后大得异常，为安全起见没有打开。请在 Excel 或 WPS 里另存为新的 .xlsx，再上传。',
    en: 'The file unpacks to an unusual size and was not opened for safety. Save it as a new .xlsx and upload that.',
  },
  encrypted: {
    'zh-CN': '表格有密码，无法打开。请先去掉密码另存一份，再上传。',
    en: 'The spreadsheet is protected by a password. Save a copy without the password and upload that.',
  },
  damaged: {
    'zh-CN': '表格文件已损坏或不完整。请在 Excel 或 WPS 里打开后另存一份，再上传。',
    en: 'The spreadsheet is damaged or incomplete. Open it in Excel or WPS, save it again and upload that copy.',
  },
  'old-excel': {
    'zh-CN': '这是旧版 Excel（.xls）或 WPS 表格（.et）文件。请在 Excel 或 WPS 里“另存为”.xlsx，再上传。',
    en: 'This is a spreadsheet of an old Excel (.xls) or of WPS (.et). Choose “Save as” .xlsx and upload that.',
  },
  'binary-excel': {
    'zh-CN': '这是二进制 Excel（.xlsb）文件。请“另存为”.xlsx，再上传。',
    en: 'This is a binary Excel file (.xlsb). Choose “Save as” .xlsx and upload that.',
  },
  'excel-xml': {
    'zh-CN': '这是 Excel 2003 的 XML 表格（扩展名可能是 .xls）。请在 Excel 或 WPS 里“另存为”.xlsx，再上传。',
    en: 'This is an XML spreadsheet of Excel 2003 (perhaps named .xls). Choose “Save as” .xlsx and upload that.',
  },
  'open-document': {
    'zh-CN': '这是 OpenDocument 表格（.ods）。请“另存为”.xlsx，再上传。',
    en: 'This is an OpenDocument spreadsheet (.ods). Choose “Save as” .xlsx and upload that.',
  },
  'web-page': {
    'zh-CN': '这其实是网页（有些系统导出的 .xls 就是这样）。请在 Excel 或 WPS 里打开，“另存为”.xlsx，再上传。',
    en: 'This is a web page (some systems export such files as .xls). Open it in Excel or WPS, choose “Save as” .xlsx and upload that.',
  },
  'without-cells': {
    'zh-CN': '表格里没有内容。请确认选对了文件。',
    en: 'There is nothing in the spreadsheet. Check that it is the right file.',
  },
  'not-a-spreadsheet': {
    'zh-CN': '这不是表格。可以读取的有：.xlsx、.csv、.tsv。',
    en: 'This is no spreadsheet. Readable are .xlsx, .csv and .tsv.',
  },
};

/** A fault in words for the person who chose the file: what happened, then what to do. */
export function workbookFaultSentence(fault: WorkbookFault, language: Language): string {
  return SENTENCES[fault.code][language];
}
