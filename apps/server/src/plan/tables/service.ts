export { mainTarget } from './figures.ts';
export { readTables } from './read.ts';
export { rowsOfDocument, tableOfDocument } from './store.ts';
export { importTable, tryTable } from './take.ts';
