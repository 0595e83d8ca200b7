import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section, SideLayout } from '#platform/ui/section.tsx';
import type { Task } from '#platform/ui/task-list.tsx';
import { TaskList } from '#platform/ui/task-list.tsx';
import { WorkEvidence, type WorkEvidenceProps } from '../../evidence/views/work-evidence.tsx';
import type { Innovation, Version } from '../../model/record.ts';
import { type SectionName, sectionNames } from '../../model/sections.ts';
import { paths } from '../../paths.ts';
import { sectionState } from '../../rules/completeness.ts';
import type { Position } from '../../rules/moves.ts';
import type { WayLink } from '../../way-on.ts';
import { PositionTag } from '../state.tsx';
import { sectionTitle } from './labels.ts';
import { ShortMeter } from './missing.tsx';
import type { ShownNote } from './notes.tsx';
import { type Deeds, WorkDeeds } from './work-deeds.tsx';
import { type WorkFacts, WorkSide } from './work-side.tsx';

export type WorkPageProps = {
  readonly record: Innovation;
  readonly position: Position;
  /** The version being written, else the published one. */
  readonly version: Version;
  readonly notes: readonly (ShownNote & { readonly section: SectionName })[];
  readonly facts: WorkFacts;
  readonly deeds: Deeds;
  readonly evidence: Omit<WorkEvidenceProps, 'id'>;
  /** Where the record leads elsewhere in the house. */
  readonly ways: readonly WayLink[];
};

/** The record as its writers and admins work on it: what is done, what is missing, what can be done next. */
export function WorkPage(props: WorkPageProps) {
  const { record, version, position } = props;
  const place = [record.unitName, record.institutionName].filter((name) => name !== null).join(', ');
  return (
    <>
      <PageHeader
        kicker={t('registry.work.kicker', { no: version.no })}
        title={version.content.title}
        facts={
          <>
            <PositionTag position={position} />
            <span>{place}</span>
            <span>{t('registry.work.saved', { when: formatMoment(version.savedAt) })}</span>
          </>
        }
      />
      <WhatNow {...props} />
      <SideLayout phone="after" side={<WorkSide record={record} facts={props.facts} deeds={props.deeds} />}>
        <ShortMeter id={record.id} content={version.content} editable={props.deeds.edit === null} />
        <Section title={t('registry.work.sections')} id="bagian">
          <TaskList label={t('registry.work.sections')} tasks={sectionNames.map((name) => taskOf(name, props))} />
        </Section>
        <WorkEvidence id={record.id} {...props.evidence} />
        <WorkDeeds id={record.id} deeds={props.deeds} ways={props.ways} />
      </SideLayout>
    </>
  );
}

/** Says in words where the record stands and who is to move. */
function WhatNow({ record, position, version, notes, deeds }: WorkPageProps) {
  const reads = deeds.edit === 'not_yours';
  const open = notes.filter((note) => note.resolvedAt === null).length;
  const tone = position === 'returned' || position === 'new_returned' ? 'warning' : 'info';
  return (
    <div class="mb-6">
      <Notice tone={position === 'archived' ? 'danger' : tone} title={t(`registry.now.${position}`)}>
        <p>{reads ? t('registry.now.reader') : t(`registry.now.${position}.text`)}</p>
        {version.submittedAt && (position === 'with_admin' || position === 'new_with_admin') ? (
          <p>{t('registry.now.since', { when: formatMoment(version.submittedAt) })}</p>
        ) : null}
        {open > 0 ? <p>{t('registry.now.notes', { count: open })}</p> : null}
        {record.archiveReason ? <p>{t('registry.now.reason', { reason: record.archiveReason })}</p> : null}
      </Notice>
    </div>
  );
}

const taskTones = { empty: 'neutral', partial: 'info' } as const;

function taskOf(name: SectionName, { record, version, notes, deeds }: WorkPageProps): Task {
  const state = sectionState(version.content, name);
  const open = notes.filter((note) => note.section === name && note.resolvedAt === null).length;
  const link = deeds.edit === null ? { href: paths.section.to(record.id, name) } : {};
  const text = sectionTitle(name);
  if (open > 0)
    return {
      text,
      ...link,
      state: t('registry.work.openNotes', { count: open, n: formatNumber(open) }),
      tone: 'warning',
    };
  if (state === 'complete') return { text, ...link, state: t('registry.sectionState.complete') };
  return { text, ...link, state: t(`registry.sectionState.${state}`), tone: taskTones[state] };
}
