export * from './sentences.ts';
export * from './status.ts';
