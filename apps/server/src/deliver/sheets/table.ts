import { attachment } from '../../platform/http/attachment.ts';
import { writtenApart } from '../../platform/threads/written.ts';
import type { TableJob } from './table-job.ts';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A list as the .xlsx that is downloaded, under its title. */
export async function tableFile(
  context: Parameters<typeof attachment>[0],
  job: TableJob,
  signal: AbortSignal | undefined,
): Promise<File> {
  const bytes = await writtenApart(new URL('./table-worker.ts', import.meta.url), job, signal);
  return attachment(context, `${job.sheet.title}.xlsx`, bytes, xlsxType);
}
