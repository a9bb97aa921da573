import { writeTableSheet } from '@chengshi/office';
import { serveJobs } from '../../platform/threads/job.ts';
import type { SheetInput } from './sheet.ts';

serveJobs(async ({ sheet, language }: SheetInput, tell) => tell(await writeTableSheet(sheet, language)));
