import type { FigureSelection } from '@chengshi/contract';
import { regionById } from '../../org/regions/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { sendMessage } from '../messages/service.ts';
import { askedUnits, mayAskFigures } from './policy.ts';
import {
  countUnanswered,
  holdAsking,
  insertRequest,
  owedFigures,
  type RequestRow,
  requestById,
  type WantedLine,
  wantedLines,
  withdrawRequest,
} from './store.ts';

export {
  figuresOwed,
  type LineRow,
  listRequests,
  type RequestRow,
  requestById,
  requestLines,
  unitsAsked,
} from './store.ts';

const mostOwed = 200;

async function askingRegion(trx: Trx, actor: PersonActor, regionId: string) {
  const region = found(await regionById(trx, regionId));
  if (!mayAskFigures(actor, region.path)) throw failure('NOT_ALLOWED');
  return region;
}

/** What a request would ask for and of whom, before it goes out. */
export async function previewFigures(trx: Trx, actor: PersonActor, { regionId, ...selection }: FigureSelection) {
  const region = await askingRegion(trx, actor, regionId);
  const lines = onceEach(await wantedLines(trx, region.path, selection));
  return { lines, nobody: await countUnanswered(trx, region.path, selection), units: missingByUnit(lines) };
}

/** Of several lines of a unit with the same figure the first one asks for it. */
function onceEach(lines: readonly WantedLine[]): WantedLine[] {
  const asked = new Set<string>();
  return lines.map((line) => {
    const figure = `${line.unitId} ${line.figure}`;
    if (line.found !== 'missing') return line;
    if (asked.has(figure)) return { ...line, found: 'asked' };
    asked.add(figure);
    return line;
  });
}

/** Units with something missing, those with the most first. */
export function missingByUnit(lines: readonly WantedLine[]) {
  const groups = Map.groupBy(
    lines.filter((line) => line.found === 'missing'),
    ({ unitId }) => unitId,
  );
  return [...groups]
    .map(([id, rows]) => ({ id, name: rows[0]?.unitName ?? '', missing: rows.length, first: rows[0]?.title ?? '' }))
    .sort((a, b) => b.missing - a.missing || (a.name < b.name ? -1 : 1));
}

/** Asks for figures. Units are told of what is missing alone; when nothing is, nobody needs to be asked. */
export function askFigures(
  platform: Platform,
  actor: PersonActor,
  { regionId, ...selection }: FigureSelection,
  words: { readonly title: string; readonly note: string | null; readonly dueOn: string },
): Promise<RequestRow> {
  const today = platform.clock.today();
  if (words.dueOn < today) {
    throw failure('CONFLICT', { detail: '截止日期不能早于今天 · the last day lies in the past' });
  }
  return platform.database.as(actor, async (trx) => {
    const region = await askingRegion(trx, actor, regionId);
    await holdAsking(trx, regionId);
    const lines = onceEach(await wantedLines(trx, region.path, selection));
    const units = missingByUnit(lines);
    if (units.length === 0) throw failure('NOTHING_TO_ASK');
    const id = await insertRequest(
      trx,
      {
        ...{ ...words, regionId, regionPath: region.path, asOf: selection.asOf, askedOn: today },
        ...{ askedBy: actor.personId, askedName: actor.name, askedAt: platform.clock.now() },
      },
      lines,
    );
    for (const unit of units) {
      await sendMessage(trx, platform, actor, {
        kind: 'figures.asked',
        to: { kind: 'unit', id: unit.id },
        commitmentId: null,
        values: {
          title: words.title,
          first: unit.first,
          count: unit.missing,
          asOf: selection.asOf,
          dueOn: words.dueOn,
        },
      });
    }
    await record(trx, platform.clock, actor, {
      ...{ action: 'figures.asked', subjectKind: 'figure-request', subjectId: id, regionPath: region.path },
      after: { ...words, selection, lines: lines.map(({ commitmentId, found: how }) => [commitmentId, how]) },
    });
    return found(await requestById(trx, id));
  });
}

export function takeBackRequest(
  platform: Platform,
  actor: PersonActor,
  id: string,
  reason: string,
): Promise<RequestRow> {
  return platform.database.as(actor, async (trx) => {
    const before = found(await requestById(trx, id));
    if (!mayAskFigures(actor, before.regionPath)) throw failure('NOT_ALLOWED');
    const withdrawal = { withdrawnAt: platform.clock.now(), withdrawnName: actor.name, withdrawnReason: reason };
    if (!(await withdrawRequest(trx, id, withdrawal))) {
      throw failure('CONFLICT', { detail: '已经撤回 · it was taken back already' });
    }
    await record(trx, platform.clock, actor, {
      ...{ action: 'figures.withdrawn', subjectKind: 'figure-request', subjectId: id, regionPath: before.regionPath },
      ...{ before: { title: before.title }, after: { reason } },
    });
    return found(await requestById(trx, id));
  });
}

export const ownFigures = (trx: Trx, actor: PersonActor) => owedFigures(trx, askedUnits(actor), mostOwed);
