import { compare, goodness, type Measured, type Verdict, verdictOf, whyNot } from './compare.ts';
import type { Finding } from './finding.ts';
import { figureOf, type Known } from './observation.ts';
import { lastYearOf, type Period } from './period.ts';

export interface Gap {
  /** Null for the median, which is nobody's. */
  readonly id: string | null;
  readonly value: number;
  /** Own figure minus the other's. */
  readonly difference: number;
  readonly verdict: Verdict;
}

/** 横尺: a figure among those of its peers. */
export type PeerRuler =
  | { readonly kind: 'refused'; readonly because: Finding; readonly leftOut: readonly LeftOut[] }
  | {
      readonly kind: 'measured';
      readonly value: number;
      /** 1 for the best; equal figures share the best rank. */
      readonly rank: number;
      readonly of: number;
      /** Share of the other peers that are not better, 0 … 1. */
      readonly percentile: number;
      readonly best: Gap;
      readonly median: Gap;
      /** The one to overtake next: the worst of those that are better. Null for who is ahead of all. */
      readonly next: Gap | null;
      /** Places won (above 0) or lost since the period before, among those that can be ranked in both. Null where that is not known. */
      readonly movement: number | null;
      readonly leftOut: readonly LeftOut[];
    };

export interface LeftOut {
  readonly id: string;
  readonly because: Finding;
}

export interface Peer {
  readonly id: string;
  /** What is known of it: one indicator, one state. */
  readonly known: readonly Known[];
  /** Population, land, enterprises: what the figure is divided by for the view of quality. */
  readonly size: number | null;
}

/** 看总量, 看速度, 看质量: each with its rank, which is the fourth view. */
export interface PeerViews {
  readonly total: PeerRuler;
  readonly speed: PeerRuler;
  readonly quality: PeerRuler;
}

/** Fewer comparable units than this, or less than this share of the group, are no field to be ranked in. */
const fewestPeers = 3;
const leastShare = 0.5;

/**
 * One unit among its group in a period, and `before`, the period that movement is counted from. `peers` holds the unit itself too. A peer
 * whose figure is missing or counted in another way is left out, with the reason.
 */
export function peerViews(
  measured: Measured,
  own: string,
  peers: readonly Peer[],
  period: Period,
  before: Period,
): PeerViews {
  const rate: Measured = { ...measured, unit: '%', rate: true };
  return {
    total: ranked(measured, own, peers, (peer, when, mine) => totalOf(peer, when, mine), period, before),
    speed: ranked(rate, own, peers, (peer, when, mine) => speedOf(measured, peer, when, mine), period, before),
    quality: ranked(measured, own, peers, (peer, when, mine) => qualityOf(measured, peer, when, mine), period, before),
  };
}

type Reading = { readonly value: number } | { readonly because: Finding };
type Reader = (peer: Peer, period: Period, mine: Known | undefined) => Reading;

/** A peer's figure, if it is of the same kind as one's own. */
function totalOf({ known }: Peer, period: Period, mine: Known | undefined): Reading {
  const figure = figureOf(known, period);
  if (!figure) return { because: { code: 'missing-value', period } };
  const because = mine && whyNot(mine, figure);
  return because ? { because } : { value: figure.value };
}

function speedOf(measured: Measured, peer: Peer, period: Period, mine: Known | undefined): Reading {
  if (measured.direction === 'nearer') return { because: { code: 'aimed' } };
  const now = totalOf(peer, period, mine);
  if ('because' in now) return now;
  const base = figureOf(peer.known, lastYearOf(period));
  if (!base) return { because: { code: 'missing-base', period: lastYearOf(period) } };
  const found = compare(measured, figureOf(peer.known, period) as Known, base);
  return found.kind === 'refused' ? found : { value: found.percent ?? found.difference };
}

function qualityOf(measured: Measured, peer: Peer, period: Period, mine: Known | undefined): Reading {
  if (measured.rate) return { because: { code: 'is-rate' } };
  if (measured.direction === 'nearer') return { because: { code: 'aimed' } };
  const now = totalOf(peer, period, mine);
  if ('because' in now) return now;
  return peer.size !== null && peer.size > 0 ? { value: now.value / peer.size } : { because: { code: 'no-size' } };
}

function ranked(
  measured: Measured,
  own: string,
  peers: readonly Peer[],
  read: Reader,
  period: Period,
  before: Period,
): PeerRuler {
  const self = peers.find(({ id }) => id === own);
  if (!self) throw new RangeError(`${own} is not among its own peers`);
  const at = (when: Period) => {
    const mine = figureOf(self.known, when);
    return peers.map((peer) => ({ id: peer.id, ...read(peer, when, mine) }));
  };
  const readings = at(period);
  const there = readings.filter((one): one is { id: string; value: number } => 'value' in one);
  const leftOut = readings.filter((one): one is { id: string; because: Finding } => 'because' in one);
  const mine = there.find(({ id }) => id === own);
  if (!mine) {
    const because = leftOut.find(({ id }) => id === own)?.because as Finding;
    return { kind: 'refused', because, leftOut: leftOut.filter(({ id }) => id !== own) };
  }
  if (there.length < fewestPeers || there.length < leastShare * peers.length)
    return { kind: 'refused', because: { code: 'few-peers', there: there.length, of: peers.length }, leftOut };

  const order = there.toSorted(
    (a, b) => goodness(measured, b.value) - goodness(measured, a.value) || (a.id < b.id ? -1 : 1),
  );
  const gapTo = (id: string | null, value: number): Gap => ({
    ...{ id, value },
    difference: mine.value - value,
    verdict: verdictOf(measured, mine.value, value),
  });
  const ahead = order.filter(({ value }) => verdictOf(measured, value, mine.value) === 'better');
  const best = order.find(({ id }) => ahead.length > 0 || id === own) as (typeof order)[number];
  const next = ahead.at(-1);
  return {
    kind: 'measured',
    value: mine.value,
    rank: ahead.length + 1,
    of: there.length,
    percentile: (there.length - 1 - ahead.length) / (there.length - 1),
    best: gapTo(best.id, best.value),
    median: gapTo(null, middleOf(order.map(({ value }) => value))),
    next: next ? gapTo(next.id, next.value) : null,
    movement: movementOf(measured, own, there, at(before)),
    leftOut,
  };
}

function movementOf(
  measured: Measured,
  own: string,
  now: readonly { readonly id: string; readonly value: number }[],
  earlier: readonly (Reading & { readonly id: string })[],
): number | null {
  const then = new Map(earlier.flatMap((one) => ('value' in one ? [[one.id, one.value] as const] : [])));
  const both = now.filter(({ id }) => then.has(id));
  if (!then.has(own) || both.length < fewestPeers) return null;
  const rank = (figureOfPeer: (id: string) => number) =>
    both.filter(({ id }) => verdictOf(measured, figureOfPeer(id), figureOfPeer(own)) === 'better').length;
  const current = new Map(both.map(({ id, value }) => [id, value]));
  return rank((id) => then.get(id) as number) - rank((id) => current.get(id) as number);
}

/** Of values that are sorted, whichever way. */
function middleOf(sorted: readonly number[]): number {
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[half] as number)
    : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}
