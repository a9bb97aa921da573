import { MAX_FILE_BYTES } from '@chengshi/office';
import { failure } from '../../platform/http/fail.ts';
import { type Context, caller, os } from '../../platform/http/os.ts';
import { importWorkbook, organisationRows, workbookFile } from './service.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const workbookRoutes = {
  export: os.workbook.export.handler(async ({ context, input: { language } }) => {
    const actor = caller(context);
    const rows = await context.platform.database.as(actor, (trx) => organisationRows(trx, actor, language));
    const day = context.platform.clock.today();
    return download(context, language === 'en' ? `organisation ${day}` : `组织信息 ${day}`, rows, language);
  }),
  template: os.workbook.template.handler(({ context, input: { language } }) =>
    download(context, language === 'en' ? 'organisation template' : '组织信息模板', {}, language),
  ),
  import: os.workbook.import.handler(async ({ context, input: { file, dryRun, goodRows } }) => {
    if (file.size > MAX_FILE_BYTES) {
      throw failure('TOO_LARGE', {
        size: `${(file.size / 2 ** 20).toFixed(1)} MB`,
        limit: `${MAX_FILE_BYTES / 2 ** 20} MB`,
      });
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    return importWorkbook(context.platform, caller(context), { bytes, dryRun, goodRows });
  }),
};

async function download(
  context: Context,
  name: string,
  rows: Parameters<typeof workbookFile>[0],
  language: 'zh-CN' | 'en',
): Promise<File> {
  const bytes = await workbookFile(rows, language);
  context.resHeaders?.set('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`);
  return new File([Uint8Array.from(bytes)], `${name}.xlsx`, { type: xlsx });
}
