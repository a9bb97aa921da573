import { serveJobs } from '../../platform/threads/job.ts';
import { type WriteJob, write } from './write.ts';

// Writing twenty thousand rows takes seconds; here it cannot hold up other people's requests.
serveJobs(async (job: WriteJob, tell) => tell(await write(job)));
