export { readTaskBook } from './read.ts';
export type { Source, SourceCell, SourceTable } from './source.ts';
export type * from './types.ts';
