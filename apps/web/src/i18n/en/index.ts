import { common } from './common.ts';
import { documents } from './documents.ts';
import { living } from './living.ts';
import { org } from './org.ts';
import { plan } from './plan.ts';
import { review } from './review.ts';
import { account, shell, signIn } from './shell.ts';
import { table } from './table.ts';

export const en = { ...common, account, documents, living, ...org, ...plan, review, shell, signIn, table };
