import { serveJobs } from '../../platform/threads/job.ts';
import { recognise } from './recognise.ts';

// Reading a large file takes seconds; here it cannot hold up other people's requests.
serveJobs(recognise);
