import type { Fault, PlainFaultCode, Warning } from './result.ts';

export type Language = 'zh-CN' | 'en';

type Sentence = Readonly<Record<Language, string>>;

/** What happened, then what to do. */
const FAULTS: Readonly<Record<PlainFaultCode, Sentence>> = {
  empty: {
    'zh-CN': '文件是空的。请确认选对了文件，再重新上传。',
    en: 'The file is empty. Check that it is the right file and upload it again.',
  },
  'without-text': {
    'zh-CN': '文件里没有文字。请确认选对了文件；如果内容是图片，请先识别成文字。',
    en: 'There is no text in the file. Check that it is the right file; if its content is pictures, run text recognition first.',
  },
  'scan-without-text': {
    'zh-CN': '这是没有文字层的扫描件。请先用扫描软件的“文字识别（OCR）”功能转成可选中文字的 PDF 或 Word，再上传。',
    en: 'This is a scan without a text layer. Run text recognition (OCR) on it and upload the PDF or Word file it gives.',
  },
  encrypted: {
    'zh-CN': '文件有密码，无法打开。请先去掉密码另存一份，再上传。',
    en: 'The file is protected by a password. Save a copy without the password and upload that.',
  },
  damaged: {
    'zh-CN': '文件已损坏或不完整，无法读取。请在原来的软件里打开后另存一份，再上传。',
    en: 'The file is damaged or incomplete. Open it in the program it came from, save it again and upload that copy.',
  },
  'unpacks-too-large': {
    'zh-CN': '文件解压后大得异常，为安全起见没有打开。请另存为新的 .docx，再上传。',
    en: 'The file unpacks to an unusual size and was not opened for safety. Save it as a new .docx and upload that.',
  },
  image: {
    'zh-CN': '这是一张图片，不是文字。请先用“文字识别（OCR）”转成文字，或上传 Word、PDF 原文。',
    en: 'This is a picture, not text. Run text recognition (OCR) first, or upload the Word or PDF original.',
  },
  wps: {
    'zh-CN': '暂不能读取 .wps 文件。请在 WPS 文字里“另存为”.docx，再上传。',
    en: 'WPS files (.wps) cannot be read. In WPS Writer choose “Save as” .docx and upload that.',
  },
  ofd: {
    'zh-CN': '暂不能读取 OFD 版式文件。请在 OFD 阅读器里“另存为”或“导出”PDF（带文字层）或 .docx，再上传。',
    en: 'OFD files cannot be read. Export it from the OFD reader as a PDF with text, or as .docx, and upload that.',
  },
  rtf: {
    'zh-CN': '这是 RTF 格式（有时扩展名是 .doc）。请在 Word 或 WPS 里“另存为”.docx，再上传。',
    en: 'This is an RTF file (sometimes named .doc). In Word or WPS choose “Save as” .docx and upload that.',
  },
  'old-word': {
    'zh-CN': '这是 Word 95 或更早的文件。请用 Word 或 WPS“另存为”.docx，再上传。',
    en: 'This file comes from Word 95 or earlier. In Word or WPS choose “Save as” .docx and upload that.',
  },
  'word-xml': {
    'zh-CN': '这是 Word 2003 的 XML 文件。请在 Word 或 WPS 里“另存为”.docx，再上传。',
    en: 'This is an XML file of Word 2003. In Word or WPS choose “Save as” .docx and upload that.',
  },
  spreadsheet: {
    'zh-CN': '这是 Excel 表格。请把内容复制到 Word 的表格里存成 .docx，再上传。',
    en: 'This is a spreadsheet. Copy its content into a table in Word, save that as .docx and upload it.',
  },
  presentation: {
    'zh-CN': '这是演示文稿（PPT）。请导出成带文字层的 PDF，或把文字复制到 Word，再上传。',
    en: 'This is a presentation. Export it as a PDF with text, or copy its text into Word, and upload that.',
  },
  'open-document': {
    'zh-CN': '这是 OpenDocument 文件（.odt 等）。请“另存为”.docx，再上传。',
    en: 'This is an OpenDocument file (.odt or the like). Choose “Save as” .docx and upload that.',
  },
  'web-archive': {
    'zh-CN': '这是单文件网页（.mht，有时扩展名是 .doc）。请在 Word 或 WPS 里“另存为”.docx，再上传。',
    en: 'This is a web archive (.mht, sometimes named .doc). In Word or WPS choose “Save as” .docx and upload that.',
  },
  archive: {
    'zh-CN': '这是压缩包。请先解压，再逐个上传里面的文件。',
    en: 'This is an archive. Unpack it and upload the files inside one by one.',
  },
  binary: {
    'zh-CN': '无法识别这种文件。可以读取的有：.docx、.doc、带文字层的 .pdf、.html、.txt，也可以直接粘贴文字。',
    en: 'This kind of file is not known. Readable are .docx, .doc, .pdf with text, .html and .txt; text can also be pasted.',
  },
};

/** A fault in words for the person who chose the file. */
export function faultSentence(fault: Fault, language: Language): string {
  const chinese = language === 'zh-CN';
  if (fault.code === 'too-large') {
    const [size, limit] = [megabytes(fault.bytes), megabytes(fault.limit)];
    return chinese
      ? `文件有 ${size} MB，超过上限 ${limit} MB。请拆成几个文件，或去掉图片后再上传。`
      : `The file has ${size} MB; the limit is ${limit} MB. Split it, or remove its pictures, and upload it again.`;
  }
  if (fault.code === 'too-much-text') {
    return chinese
      ? `文件有 ${fault.length} 个字，超过上限 ${fault.limit} 个字。请拆成几个文件再上传。`
      : `The file has ${fault.length} characters; the limit is ${fault.limit}. Split it and upload the parts.`;
  }
  return FAULTS[fault.code][language];
}

/** A warning in words. */
export function warningSentence(warning: Warning, language: Language): string {
  const chinese = language === 'zh-CN';
  switch (warning.code) {
    case 'characters-replaced':
      return chinese
        ? `有 ${warning.count} 处字符无法识别，已用“\uFFFD”代替，请对照原文核对。`
        : `${warning.count} characters could not be read and stand as “\uFFFD”: compare with the original.`;
    case 'numbering-lost':
      return chinese
        ? `有 ${warning.count} 个段落使用了自动编号或项目符号，.doc 里的自动编号读不出来；需要编号时请另存为 .docx 再上传。`
        : `${warning.count} paragraphs have automatic numbers or bullets, which cannot be read from .doc; save as .docx to keep them.`;
    case 'pages-without-text':
      return chinese
        ? `第 ${warning.pages.join('、')} 页没有文字（可能是扫描页），没有读入。`
        : `Pages ${warning.pages.join(', ')} have no text (perhaps scans) and were left out.`;
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
