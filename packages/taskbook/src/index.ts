export type { Change, ChangeKind, DocumentComparison } from './compare/compare.ts';
export { compareDocuments } from './compare/compare.ts';
export type { ForceReason } from './compare/force.ts';
export { strengthOf } from './phases/5-items/quantity-words.ts';
export { readTaskBook } from './read.ts';
export { TASK_BOOK_SCHEMA } from './schema.ts';
export type { Source, SourceCell, SourceTable } from './source.ts';
export type * from './types.ts';
