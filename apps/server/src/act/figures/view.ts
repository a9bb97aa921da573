import { FigureLine, FigurePreview, FigureRequest } from '@chengshi/contract';
import type { LineRow, RequestRow } from './service.ts';

export function requestView(row: RequestRow): FigureRequest {
  const { withdrawnAt, withdrawnName, withdrawnReason } = row;
  return FigureRequest.parse({
    ...row,
    asked: { by: row.askedName, at: row.askedAt.toISOString(), on: row.askedOn },
    withdrawn:
      withdrawnAt === null ? null : { by: withdrawnName, at: withdrawnAt.toISOString(), reason: withdrawnReason },
  });
}

export const lineView = (row: LineRow): FigureLine =>
  FigureLine.parse({
    ...row,
    commitment: { id: row.commitmentId, code: row.code, title: row.title },
    unit: { id: row.unitId, name: row.unitName },
  });

const mostShown = 200;
const order = { missing: 0, asked: 1, in: 2 } as const;

export function previewView(preview: {
  readonly lines: readonly (LineRow & { readonly found: keyof typeof order })[];
  readonly nobody: number;
  readonly units: readonly { readonly id: string; readonly name: string; readonly missing: number }[];
}): FigurePreview {
  const counts = { missing: 0, in: 0, asked: 0 };
  for (const line of preview.lines) counts[line.found]++;
  const first = preview.lines.toSorted((a, b) => order[a.found] - order[b.found]).slice(0, mostShown);
  return FigurePreview.parse({ counts, nobody: preview.nobody, units: preview.units, lines: first.map(lineView) });
}
