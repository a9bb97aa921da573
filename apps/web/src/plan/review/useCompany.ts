import type { EditResult, Presence } from '@chengshi/contract';
import { type RefObject, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefresh } from '../../app/useRefresh.ts';
import type { Paragraph } from '../../ui/text/paragraphs.ts';
import { logged } from './log.ts';
import { useChanged } from './useChanged.ts';
import type { DeskInUse } from './useDesk.ts';
import { useFollow } from './useFollow.ts';
import { useLook } from './useLook.ts';
import { stepWords } from './words.ts';

/** The others: who is here and where, and what they have just changed. */
export function useCompany(options: {
  readonly documentId: string;
  readonly desk: DeskInUse;
  readonly me: string;
  readonly enabled: boolean;
  readonly currentId: string | undefined;
  readonly root: RefObject<HTMLElement | null>;
  readonly paragraphs: readonly Paragraph[];
  readonly say: (words: string) => void;
}) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const { documentId, desk, me, enabled } = options;
  const { changed, show } = useChanged(options.root, options.paragraphs);
  const onEdit = (edit: EditResult) => {
    // The stream tells our own steps too, sometimes before their answer has come.
    const ours = edit.seq <= desk.seq() || (edit.by.id === me && desk.underWay());
    desk.hear(edit);
    if (ours) return;
    show(edit);
    options.say(t('review.said.other', { name: edit.by.name, what: stepWords(logged(edit, null), t) }));
  };
  const { people, broken } = useFollow({
    documentId,
    enabled,
    after: desk.seq,
    onEdit,
    onHead: () => void refresh('documents'),
  });
  useLook(documentId, options.currentId, enabled);
  const others = useMemo(() => people.filter(({ person }) => person.id !== me), [people, me]);
  const lookers = useMemo(() => namesByItem(others, t('unitJoin')), [others, t]);
  return { changed, others, lookers, broken };
}

function namesByItem(people: readonly Presence[], join: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { person, itemId } of people) {
    if (itemId) names.set(itemId, [names.get(itemId), person.name].filter(Boolean).join(join));
  }
  return names;
}
