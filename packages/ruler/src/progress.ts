import type { ProgressReason } from './progress-reason.ts';
import type { StandardRuler } from './rulers/standard.ts';
import type { Light, Status } from './status.ts';

export interface ReportFacts {
  /** ISO date of the last report; null for none yet. */
  readonly last: string | null;
  /** ISO date on which one was to be in, at the latest until the day asked about; null when none was. */
  readonly due: string | null;
  /** Verified and claimed figure of the same period, where they differ. */
  readonly claimed: number | null;
  readonly verified: number | null;
  readonly unit: string;
  /** Reports since the last one with evidence. */
  readonly bare: number;
}

/** So many reports in a row without evidence are told. */
const bareReports = 2;

/** The light of a commitment from its figures (verified ones) and reports. Deadline and acceptance are judged by `status`; `joint` puts both together. */
export function progressStatus(ruler: StandardRuler | null, reports: ReportFacts | null, asOf: string): Status {
  const reasons: ProgressReason[] = ruler ? rulerReasons(ruler) : [];
  let light = ruler ? lightOf(ruler) : 'grey';
  if (reports) {
    for (const reason of reportReasons(reports, asOf)) {
      reasons.push(reason);
      // Who says nothing, or shows nothing, gets no better light than yellow.
      if (light === 'green' && reason.code !== 'only-claimed') light = 'yellow';
      if (light === 'grey' && reason.code === 'silent') light = 'yellow';
    }
  }
  return { light, reasons };
}

function lightOf({ level, standing, findings }: StandardRuler): Light {
  if (level === 'delivered') return 'green';
  if (level === 'unlikely' || level === 'out-of-reach') return 'red';
  if (level === 'doubtful' || standing === 'behind') return 'yellow';
  if (level === 'unknown' && standing !== 'held') return 'grey';
  return findings.some(({ code }) => code === 'old-figure') ? 'yellow' : 'green';
}

function rulerReasons(ruler: StandardRuler): ProgressReason[] {
  const { standing, reached, behindDays, pace, forecast, gap, findings } = ruler;
  const reasons: ProgressReason[] = [];
  if (reached) return [{ code: 'reached', ...reached }];
  if (standing === 'awaiting') reasons.push({ code: 'awaiting' });
  if (standing === 'held' || standing === 'met' || standing === 'exceeded') reasons.push({ code: 'held' });
  if (standing === 'short' || standing === 'missed')
    reasons.push({ code: 'short-of-target', percent: gap?.percent ?? null });
  if (standing === 'on-path') reasons.push({ code: 'on-path' });
  if (standing === 'ahead') reasons.push({ code: 'ahead-of-path', days: Math.max(0, -(behindDays ?? 0)) });
  if (standing === 'behind') reasons.push({ code: 'behind-path', days: Math.max(0, behindDays ?? 0) });
  if (pace?.kind === 'never') reasons.push({ code: 'no-progress' });
  if (pace?.kind === 'arrives' && pace.late !== 0 && standing !== 'on-path')
    reasons.push({ code: pace.late > 0 ? 'late-at-pace' : 'early-at-pace', days: Math.abs(pace.late), on: pace.on });
  if (forecast) reasons.push({ code: 'forecast', percent: Math.round(forecast.probability * 100) });
  for (const finding of findings) if (finding.code === 'old-figure') reasons.push(finding);
  return reasons;
}

function reportReasons({ last, due, claimed, verified, unit, bare }: ReportFacts, asOf: string): ProgressReason[] {
  const reasons: ProgressReason[] = [];
  if (due !== null && due < asOf && (last === null || last < due))
    reasons.push({
      code: 'silent',
      since: last,
      due,
      days: Math.round((Date.parse(asOf) - Date.parse(due)) / 86_400_000),
    });
  if (claimed !== null && claimed !== verified) reasons.push({ code: 'only-claimed', claimed, verified, unit });
  if (bare >= bareReports) reasons.push({ code: 'no-evidence', reports: bare });
  return reasons;
}

const severity: Readonly<Record<Light, number>> = { red: 4, yellow: 3, green: 2, grey: 1, done: 0 };

/**
 * Deadline and progress together: what is accepted is done, what is withdrawn is not judged, otherwise the worse light with the reasons
 * of both, those of the worse one first. Grey has nothing to say against another light.
 */
export function joint(deadline: Status, progress: Status): Status {
  const closed = deadline.light === 'done' || deadline.reasons.some(({ code }) => code === 'withdrawn');
  if (closed || progress.reasons.length === 0) return deadline;
  const worse = severity[progress.light] > severity[deadline.light];
  const [first, second] = worse ? [progress, deadline] : [deadline, progress];
  return { light: first.light, reasons: [...first.reasons, ...second.reasons] };
}

/** A named official's word against the derived light: with a reason, and a day on which it ends (that one included). */
export interface Override {
  readonly light: Exclude<Light, 'done'>;
  readonly by: string;
  readonly reason: string;
  readonly until: string;
}

/** Both lights, for both are shown; an override that has ended is none. Done cannot be said over, nor overridden. */
export function overridden(
  derived: Status,
  override: Override | null,
  asOf: string,
): { readonly derived: Status; readonly shown: Status } {
  if (!override || override.until < asOf || derived.light === 'done') return { derived, shown: derived };
  const { light, by, reason, until } = override;
  return { derived, shown: { light, reasons: [{ code: 'override', by, reason, until }, ...derived.reasons] } };
}
