import type { PersonActor } from '../../platform/access/actor.ts';
import type { SheetRow } from './cells.ts';
import { addPost, isWords, type Places, type PostPlace, regionAt, type UnitPlace, unitAt } from './places.ts';
import { changedOrNot, created, isRepeated, type Report, refuse, type Words } from './report.ts';

export interface PostStep {
  readonly post: PostPlace;
  readonly rank: number | null;
}

export function planPostSheet(
  actor: PersonActor,
  rows: readonly SheetRow[],
  places: Places,
  report: Report,
): PostStep[] {
  const seen = new Map<string, number>();
  const steps: PostStep[] = [];
  for (const row of rows) {
    const unit = unitOfRow(actor, row, places);
    const title = row.value('title');
    const rankWords = row.value('rank');
    if (isWords(unit)) refuse(report, row, unit.column, unit);
    else if (title === '' || title.length > 100) {
      refuse(report, row, 'title', {
        zh: '岗位为空或超过 100 字',
        en: 'the post is empty or longer than 100 characters',
      });
    } else if (!/^\d{0,3}$/.test(rankWords)) {
      refuse(report, row, 'rank', {
        zh: `排序“${rankWords}”应为 0 至 999`,
        en: `rank “${rankWords}” must be 0 to 999`,
      });
    } else if (!isRepeated(report, seen, row, `${unit.region.code} ${unit.name} ${title}`, 'title')) {
      steps.push(stepOf(row, unit, title, rankWords === '' ? null : Number(rankWords), places, report));
    }
  }
  return steps;
}

function stepOf(
  row: SheetRow,
  unit: UnitPlace,
  title: string,
  rank: number | null,
  places: Places,
  report: Report,
): PostStep {
  const there = places.posts.get(unit)?.get(title);
  if (!there) {
    const post: PostPlace = { unit, title, known: null, id: null };
    addPost(places, post);
    created(report, row, `${unit.name} ${title}`);
    return { post, rank };
  }
  const before = there.known?.rank;
  const differs = rank !== null && rank !== before;
  const change = { zh: `排序 ${before} 改为 ${rank}`, en: `rank ${before} becomes ${rank}` };
  changedOrNot(report, row, `${unit.name} ${title}`, differs ? [change] : []);
  return { post: there, rank: differs ? rank : null };
}

/** The unit that a row names by region and name, or what is wrong and in which column. */
export function unitOfRow(
  actor: PersonActor,
  row: SheetRow,
  places: Places,
): UnitPlace | (Words & { readonly column: string }) {
  const region = regionAt(places, actor, row.value('region'));
  if (isWords(region)) return { ...region, column: 'region' };
  const unit = unitAt(places, region, row.value('unit'));
  return isWords(unit) ? { ...unit, column: 'unit' } : unit;
}
