import { PlusOutlined } from '@ant-design/icons';
import type { PlannedNode, PublicationPlan } from '@chengshi/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../app/FormDialog.tsx';
import { dueWords } from '../../ui/wording.ts';
import { GroupDialog } from './GroupDialog.tsx';
import { isMade } from './made.ts';
import { type Place, PlaceFields } from './PlaceFields.tsx';
import type { PlanInUse } from './usePlan.ts';

/** What will hang where, front by front. A commitment or group can be hung below another one, to any depth. */
export function TreeSection({
  plan,
  change,
}: {
  readonly plan: PublicationPlan;
  readonly change: PlanInUse['change'];
}) {
  const { t } = useTranslation();
  const [moving, setMoving] = useState<PlannedNode>();
  const [grouping, setGrouping] = useState<PlannedNode | 'new'>();
  const children = Map.groupBy(plan.nodes, (node) => node.parent);
  const roots = children.get(null) ?? [];
  const fronts = [
    ...plan.fronts.map(({ key, name, commitments }) => ({ key: key as string | null, name, commitments })),
    {
      key: null,
      name: t('campaigns.frontNone'),
      commitments: plan.nodes.filter(({ front, kind }) => front === null && kind !== 'group').length,
    },
  ].filter((front) => roots.some((node) => node.front === front.key));
  // What was just made is looked for at once.
  const holdsMade = (front: string | null) => roots.some((node) => node.front === front && isMade(node.key));
  return (
    <>
      {fronts.map((front, index) => (
        <details key={front.key ?? 'none'} className="plan-fold" open={index === 0 || holdsMade(front.key)}>
          <summary>
            {front.name} <span className="muted">{t('campaigns.commitmentCount', { count: front.commitments })}</span>
          </summary>
          <Branch
            nodes={roots.filter((node) => node.front === front.key)}
            childrenOf={children}
            onMove={(node) => (isMade(node.key) ? setGrouping(node) : setMoving(node))}
          />
        </details>
      ))}
      <Button icon={<PlusOutlined aria-hidden />} onClick={() => setGrouping('new')}>
        {t('publication.tree.groupNew')}
      </Button>
      {grouping && (
        <GroupDialog
          plan={plan}
          change={change}
          group={grouping === 'new' ? undefined : grouping}
          onClose={() => setGrouping(undefined)}
        />
      )}
      {moving && <MoveDialog node={moving} plan={plan} change={change} onClose={() => setMoving(undefined)} />}
    </>
  );
}

function Branch(props: {
  readonly nodes: readonly PlannedNode[];
  readonly childrenOf: ReadonlyMap<string | null, readonly PlannedNode[]>;
  readonly onMove: (node: PlannedNode) => void;
}) {
  const { t } = useTranslation();
  return (
    <ul className="plan-tree">
      {props.nodes.map((node) => (
        <li key={node.key}>
          <div className="plan-node" data-kind={node.kind}>
            <span className="tag plan-kind">{t(`kind.${node.kind}`)}</span>
            <span className="plan-node-title">{node.title}</span>
            {node.due && <span className="muted figure">{dueWords(node.due, t)}</span>}
            {node.undecided && <span className="tag">{t('publication.tree.undecided')}</span>}
            {node.moved && <span className="tag">{t('publication.tree.moved')}</span>}
            {isMade(node.key) && (
              <span className="tag">
                {t(props.childrenOf.has(node.key) ? 'publication.tree.made' : 'publication.tree.empty')}
              </span>
            )}
            <Button
              size="small"
              type="text"
              aria-label={t(isMade(node.key) ? 'publication.tree.changeLabel' : 'publication.tree.moveLabel', {
                title: node.title,
              })}
              onClick={() => props.onMove(node)}
            >
              {t(isMade(node.key) ? 'publication.tree.change' : 'publication.tree.move')}
            </Button>
          </div>
          {props.childrenOf.has(node.key) && <Branch {...props} nodes={props.childrenOf.get(node.key) ?? []} />}
        </li>
      ))}
    </ul>
  );
}

function MoveDialog(props: {
  readonly node: PlannedNode;
  readonly plan: PublicationPlan;
  readonly change: PlanInUse['change'];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { node, plan } = props;
  const [place, setPlace] = useState<Place>({ parent: node.parent ?? undefined, front: node.front ?? undefined });
  const put = (parentKey: string | null, frontKey: string | null) => {
    props.change((decisions) => ({
      ...decisions,
      places: [
        ...decisions.places.filter(({ key }) => key !== node.key),
        { key: node.key, parent: parentKey, front: frontKey },
      ],
    }));
    props.onClose();
  };
  return (
    <FormDialog
      title={t('publication.tree.moveTitle')}
      ok={t('act.save')}
      ready
      sending={false}
      error={null}
      onClose={props.onClose}
      onSend={() => put(place.parent ?? null, place.parent ? null : (place.front ?? null))}
    >
      <p className="dialog-subject" lang="zh-CN">
        {node.title}
      </p>
      <PlaceFields plan={plan} of={node.key} place={place} onPlace={setPlace} />
      {node.moved && (
        <Button
          onClick={() => {
            props.change((decisions) => ({
              ...decisions,
              places: decisions.places.filter(({ key }) => key !== node.key),
            }));
            props.onClose();
          }}
        >
          {t('publication.tree.asText')}
        </Button>
      )}
    </FormDialog>
  );
}
