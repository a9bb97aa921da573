export { MAX_FILE_BYTES, MAX_TEXT_LENGTH } from './limits.ts';
export { type OfficialDocument, writeOfficialDocument } from './official/official-document.ts';
export { readDocument } from './read-document.ts';
export type { DocumentFormat, Fault, FaultCode, ReadDocument, ReadResult, Warning } from './result.ts';
export { faultSentence, type Language, warningSentence } from './sentences.ts';
export * from './spreadsheet/index.ts';
export { type TaskBookRow, taskBookRows } from './taskbook-rows.ts';
export { type TableSheet, writeTableSheet } from './write-table-sheet.ts';
export { writeTaskBookSheet } from './write-taskbook-sheet.ts';
