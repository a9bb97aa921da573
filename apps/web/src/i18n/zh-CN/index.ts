import { common } from './common.ts';
import { documents } from './documents.ts';
import { living } from './living.ts';
import { org } from './org.ts';
import { plan } from './plan.ts';
import { review } from './review.ts';
import { account, shell, signIn } from './shell.ts';
import { table } from './table.ts';

/** Chinese comes first: its keys are the ones that every other language must have. */
export const zhCN = { ...common, account, documents, living, ...org, ...plan, review, shell, signIn, table };
