import { PublicationPlan } from '@chengshi/contract';
import type { KnownUnit } from '../../org/units/service.ts';
import type { Planned } from './service.ts';

/** The plan as the clerk sees it. `undecided` are findings that nobody has accepted yet. */
export function planView(documentId: string, plan: Planned, undecided: ReadonlySet<string>): PublicationPlan {
  const { arrangement, saved } = plan;
  const all = [...arrangement.commitments, ...arrangement.empty];
  const frontKey = (index: number | null): string | null =>
    index === null ? null : (arrangement.fronts[index]?.key ?? null);
  const due = (item: { dueText: string | null; dueOn: string | null } | null) =>
    item?.dueText ? { text: item.dueText, end: item.dueOn } : null;
  const named = (units: readonly KnownUnit[]) => units.map(({ id, name }) => ({ id, name }));
  return PublicationPlan.parse({
    documentId,
    revision: saved?.revision ?? 0,
    changed: saved ? { by: saved.changedName, at: saved.changedAt.toISOString() } : null,
    name: plan.name,
    fronts: arrangement.fronts.map(({ key, name, heading, merged }, index) => ({
      key,
      name,
      heading,
      merged,
      patron: plan.patrons.get(key) ?? null,
      commitments: arrangement.commitments.filter((node) => node.front === index && node.kind !== 'group').length,
    })),
    nodes: all.map((node) => ({
      ...{ key: node.key, kind: node.kind, title: node.title, moved: node.moved },
      front: frontKey(node.front),
      parent: node.parent === null ? null : (all[node.parent]?.key ?? null),
      due: due(node.item),
      undecided: node.item !== null && undecided.has(node.item.id),
    })),
    phases: plan.phases,
    milestones: plan.milestones,
    dated: plan.dated.map(({ item, title, on }) => ({ item: `item:${item.id}`, title, on })),
    targets: plan.targets.map(({ key, node, quantity, proposal, parts }) => ({
      ...{ key, title: node.title, quantity, indicator: proposal, parts },
      due: due(node.item),
    })),
    rhythms: plan.rhythms.map(({ node, rhythm, rule, next }) => ({
      ...{ key: node.key, title: node.title, rhythm, next },
      ...{ first: rule.first, onDayOff: rule.onDayOff },
    })),
    owners: plan.owners.map(({ words, times, match }) => ({
      ...{ words, times, how: match.how, doubtful: match.doubtful },
      units: named(match.units),
      candidates: named(match.candidates),
    })),
    decisions: plan.decisions,
    notes: plan.notes,
  });
}
