import { type ErrorCode, type ErrorData, errorCatalogue, type Fault, fillSentence } from '@chengshi/contract';
import { ORPCError } from '@orpc/server';

type Params = Readonly<Record<string, string | number>>;

export function errorData(code: ErrorCode, params: Params = {}, faults?: readonly Fault[]): ErrorData {
  const { zh, en } = errorCatalogue[code];
  return {
    zh: fillSentence(zh, params),
    en: fillSentence(en, params),
    params: { ...params },
    ...(faults ? { faults: [...faults] } : {}),
  };
}

/** An answer from the catalogue, to be thrown: a rule that the caller broke, or data that is not there. */
export function failure(
  code: ErrorCode,
  params: Params = {},
  faults?: readonly Fault[],
): ORPCError<ErrorCode, ErrorData> {
  const data = errorData(code, params, faults);
  return new ORPCError(code, { status: errorCatalogue[code].status, message: data.en, data });
}

/** The row, or the answer that it is not there for this actor. */
export function found<Row>(row: Row | undefined | null): Row {
  if (row === undefined || row === null) throw failure('NOT_FOUND');
  return row;
}
