import { PrinterOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import type { Document, Light, Mark } from '@chengshi/contract';
import { Alert, Button, type InputRef } from 'antd';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyLink } from '../../../app/CopyLink.tsx';
import { MarkTip } from '../../../ui/text/MarkTip.tsx';
import type { TextMark } from '../../../ui/text/marks.ts';
import { OfficialText } from '../../../ui/text/OfficialText.tsx';
import { paragraphsOf } from '../../../ui/text/paragraphs.ts';
import { offsetAt } from '../../../ui/text/places.ts';
import { sentenceAround } from '../../../ui/text/spans.ts';
import { TextStrip } from '../../../ui/text/TextStrip.tsx';
import { CommitmentPanel } from './CommitmentPanel.tsx';
import { FindInText } from './FindInText.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { LivingToolbar } from './LivingToolbar.tsx';
import { type LivingSearch, passes } from './livingSearch.ts';
import { MarkExplanation } from './MarkExplanation.tsx';
import { Outline } from './Outline.tsx';
import { PrintHead } from './PrintHead.tsx';
import { SidePanel } from './SidePanel.tsx';
import { useLivingKeys } from './useLivingKeys.ts';
import { useLivingPlace } from './useLivingPlace.ts';

/** The published text itself, each promise underlined in the colour of its delivery; what is chosen opens at the side. */
export function LivingDocument(props: {
  readonly document: Document;
  readonly asOf: string;
  readonly counts: Readonly<Record<Light, number>>;
  readonly marks: readonly Mark[];
  readonly search: LivingSearch;
  readonly onSearch: (change: Partial<LivingSearch>) => void;
  readonly acceptanceOf: (mark: Mark) => ReactNode;
}) {
  const { t } = useTranslation();
  const { document, marks, search, onSearch } = props;
  const { text, title, sections, chrome, loose } = document;
  const root = useRef<HTMLElement>(null);
  const findField = useRef<InputRef>(null);
  const [helping, setHelping] = useState(false);

  const paragraphs = useMemo(() => paragraphsOf(text, title, sections, chrome), [text, title, sections, chrome]);
  const textMarks = useMemo(
    (): readonly TextMark[] =>
      marks.map((mark) => ({
        id: mark.id,
        start: mark.start,
        end: mark.end,
        tone: mark.status.light,
        quiet: mark.kind === 'group',
        letter: t(`light.letter.${mark.status.light}`),
        label: `${t(`light.${mark.status.light}`)} ${t(`kind.${mark.kind}`)} ${mark.title}`,
      })),
    [marks, t],
  );
  const stripMarks = useMemo(() => textMarks.filter((mark) => !mark.quiet), [textMarks]);
  const { light, kind, front, owner } = search;
  const passing = useMemo(
    () => marks.filter((mark) => passes(mark, { light, kind, front, owner })),
    [marks, light, kind, front, owner],
  );
  // Groups stand in the text, but nobody promised them: they are counted and walked through only when asked for.
  const shown = useMemo(() => passing.filter((mark) => kind || mark.kind !== 'group'), [passing, kind]);
  const promises = useMemo(() => marks.filter((mark) => mark.kind !== 'group'), [marks]);
  const hidden = useMemo(() => {
    const stay = new Set<string>(passing.map(({ id }) => id));
    return new Set<string>(marks.map(({ id }) => id).filter((id) => !stay.has(id)));
  }, [marks, passing]);

  const open = (id: string) => {
    place.setCurrent(id);
    onSearch({ c: id, s: undefined });
  };
  const place = useLivingPlace({ root, text, paragraphs, marks, shown, search, onOpen: open });
  useLivingKeys({
    step: place.step,
    close: () => onSearch({ c: undefined, s: undefined }),
    find: () => findField.current?.focus(),
    help: () => setHelping(true),
  });

  const opened = marks.find(({ id }) => id === search.c);
  const tabStop = shown.some(({ id }) => id === place.current) ? place.current : shown[0]?.id;
  const address = `/documents/${document.id}`;
  return (
    <div className="living">
      <PrintHead
        head={[document.region.name, t(`classification.${document.classification}`), document.seal?.slice(0, 8)]
          .filter(Boolean)
          .join(' · ')}
        asOf={props.asOf}
        counts={props.counts}
      />
      {search.c && !opened && (
        <Alert className="notice" role="status" type="warning" showIcon title={t('living.gone')} />
      )}
      {marks.length === 0 && <Alert className="notice" role="note" type="info" showIcon title={t('living.noMarks')} />}
      <div className="living-body">
        <div className="living-tools">
          <LivingToolbar
            marks={kind?.includes('group') ? marks : promises}
            matching={shown.length}
            search={search}
            looseCount={loose.length}
            onChange={onSearch}
          />
          <div className="living-actions">
            <FindInText root={root} field={findField} text={text} paragraphs={paragraphs} />
            <Button icon={<PrinterOutlined aria-hidden />} onClick={() => globalThis.print()}>
              {t('living.print')}
            </Button>
            <Button
              type="text"
              className="keys-button"
              icon={<QuestionCircleOutlined />}
              aria-label={t('living.help')}
              onClick={() => setHelping(true)}
            />
          </div>
        </div>
        <div className="paper">
          <OfficialText
            root={root}
            label={t('living.text')}
            text={text}
            paragraphs={paragraphs}
            marks={textMarks}
            hidden={hidden}
            loose={loose}
            showLoose={search.loose ?? false}
            selected={search.c}
            tabStop={tabStop}
            onMark={open}
            onText={(x, y) => {
              const offset = offsetAt(x, y);
              if (offset !== undefined) onSearch({ s: sentenceAround(text, offset).start });
            }}
          />
        </div>
        <TextStrip
          root={root}
          label={t('living.strip')}
          paragraphs={paragraphs}
          marks={stripMarks}
          hidden={hidden}
          onJump={place.jump}
        />
        <SidePanel
          title={t('living.panel.title')}
          open={opened !== undefined}
          onClose={() => onSearch({ c: undefined })}
          idle={<Outline text={text} sections={sections} onJump={place.jump} />}
        >
          {opened && (
            <CommitmentPanel
              mark={opened}
              at={shown.findIndex(({ id }) => id === opened.id)}
              total={shown.length}
              acceptance={props.acceptanceOf(opened)}
              copyButtons={
                <>
                  <CopyLink path={`${address}?c=${opened.id}`} label={t('living.panel.copyCommitment')} />
                  <CopyLink path={`${address}?s=${opened.start}`} label={t('living.panel.copySentence')} />
                </>
              }
              onStep={place.step}
              onToText={() => place.jump(opened.start)}
            />
          )}
        </SidePanel>
      </div>
      {search.s !== undefined && !opened && (
        <div className="sentence-bar" role="status">
          <span>{t('living.sentence')}</span>
          <CopyLink path={`${address}?s=${search.s}`} label={t('living.panel.copySentence')} />
          <Button onClick={() => onSearch({ s: undefined })}>{t('act.close')}</Button>
        </div>
      )}
      <MarkTip root={root} explain={(id) => <MarkExplanation mark={marks.find((mark) => mark.id === id)} />} />
      <KeysHelp open={helping} onClose={() => setHelping(false)} />
    </div>
  );
}
