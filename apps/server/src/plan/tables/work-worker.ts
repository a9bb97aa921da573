import { serveJobs } from '../../platform/threads/job.ts';
import { type TableJob, work } from './work.ts';

// Reading a large spreadsheet takes seconds; here it cannot hold up other people's requests.
serveJobs(async (job: TableJob, tell) => {
  for await (const message of work(job)) tell(message);
});
