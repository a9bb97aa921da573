import { attachment } from '../../platform/http/attachment.ts';
import { caller, os } from '../../platform/http/os.ts';
import { filledSheet } from './service.ts';
import { xlsxType } from './table.ts';

export const sheetRoutes = {
  download: os.sheets.download.handler(async ({ context, input, signal }) => {
    const { title, bytes } = await filledSheet(context.platform, caller(context), input.id, signal);
    return attachment(context, `${title}.xlsx`, bytes, xlsxType);
  }),
};
