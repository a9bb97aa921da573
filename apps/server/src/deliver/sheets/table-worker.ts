import { writeTableSheet } from '@chengshi/office';
import { serveJobs } from '../../platform/threads/job.ts';
import type { TableJob } from './table-job.ts';

serveJobs(async ({ sheet, language }: TableJob, tell) => tell(await writeTableSheet(sheet, language)));
