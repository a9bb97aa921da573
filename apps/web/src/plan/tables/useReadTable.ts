import { client } from '../../app/client.ts';
import { useTableStream } from './useTableStream.ts';

type Input = Parameters<typeof client.tables.read>[0];

/** Sends a spreadsheet or pasted cells to be read. */
export const useReadTable = () => useTableStream((input: Input, call) => client.tables.read(input, call));

/** The id of a reading that a stream ended with. */
export function readingIn(state: ReturnType<typeof useReadTable>['state']): string | undefined {
  return state.kind === 'done' && state.last.kind === 'done' ? state.last.reading.id : undefined;
}

/** A file that is a table by its name; the server looks at its content. */
export const isTableFile = (file: File | undefined): boolean => /\.(xlsx|xlsm|csv|tsv)$/i.test(file?.name ?? '');
