/**
 * A campaign's name from its document's title: 在全市“×××”攻坚动员大会上的讲话 → 全市“×××”攻坚; 《×××行动方案》 → ×××行动方案.
 * A proposal: whoever publishes can give another one.
 */
export function campaignNameFrom(title: string): string {
  const spoken = /在(.+?)(?:动员|推进|部署|启动|工作|总结|表彰)*(?:大会|会议|会)上?的?(?:讲话|报告|发言)/.exec(title);
  const name = spoken?.[1] ?? /《(.+?)》/.exec(title)?.[1] ?? title;
  return name.replace(/\s+/g, '').slice(0, 100) || title.slice(0, 100);
}

/** One phase per calendar year between the first day and the last deadline; none when all lies within one year. */
export function yearPhases(from: string, until: string): { name: string; startsOn: string; endsOn: string }[] {
  const first = Number(from.slice(0, 4));
  const last = Number(until.slice(0, 4));
  if (first >= last) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).map((year) => ({
    name: `${year}年`,
    startsOn: year === first ? from : `${year}-01-01`,
    endsOn: year === last ? until : `${year}-12-31`,
  }));
}
