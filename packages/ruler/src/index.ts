export * from './part-trajectory.ts';
export * from './sentences.ts';
export * from './split.ts';
export * from './status.ts';
