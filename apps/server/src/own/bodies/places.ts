import { failure } from '../../platform/http/fail.ts';

/** Refuses a unit that lies neither in the region of the body nor in one above it: those of neighbours are not its to call in. */
export function checkOnLine(
  body: { readonly name: string; readonly regionPath: string },
  unit: { readonly name: string; readonly regionPath: string },
): void {
  const onLine = unit.regionPath.startsWith(body.regionPath) || body.regionPath.startsWith(unit.regionPath);
  if (onLine) return;
  throw failure('CONFLICT', {
    detail: `“${unit.name}”不在“${body.name}”所在区划之内 · “${unit.name}” lies outside the region of “${body.name}”`,
  });
}
