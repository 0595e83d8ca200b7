import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Progress } from '#platform/ui/progress.tsx';
import { Section, SideLayout } from '#platform/ui/section.tsx';
import { SummaryList, type SummaryRow } from '#platform/ui/summary-list.tsx';
import { type Task, TaskList } from '#platform/ui/task-list.tsx';
import { paths as registryPaths } from '#registry/index.ts';
import type { Edition } from '../../edition/model/edition.ts';
import { paths as feedbackPaths } from '../../feedback/paths.ts';
import { paths as stagePaths } from '../../stage/paths.ts';
import type { Entry, EntryNote } from '../model/entry.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { paths } from '../paths.ts';
import type { EntryStand } from '../queries/stand.ts';
import type { SectionStand } from '../rules/section.ts';
import { Checks } from './checks.tsx';
import { type DeedsProps, EntryDeeds } from './deeds.tsx';
import { closingText } from './start-page.tsx';
import { StateTag } from './state.tsx';
import { categoryName, editionTitle, groupName, sectionName } from './words.ts';

export type EntryPageProps = {
  readonly entry: Entry;
  readonly edition: Edition;
  readonly stand: EntryStand;
  readonly notes: readonly EntryNote[];
  readonly snapshot: Snapshot | null;
  readonly deeds: DeedsProps['deeds'];
  /** Whether the viewer may look into the work on the record that it began from. */
  readonly mayOpenRecord: boolean;
  readonly now: Date;
};

/** The entry as those who write and check it meet it: what is done, what is held against it, what comes next. */
export function EntryPage(props: EntryPageProps) {
  const { entry, edition, stand, deeds, now } = props;
  const mayEdit = deeds.edit === null;
  return (
    <>
      <PageHeader
        kicker={editionTitle(edition.document)}
        title={entry.title}
        facts={
          <>
            <StateTag state={entry.state} />
            <span>{[entry.unitName, entry.institutionName].filter((it) => it !== null).join(', ')}</span>
            <span>{closingText(edition, now)}</span>
          </>
        }
      />
      <WhatNow {...props} />
      <SideLayout phone="after" side={<Side {...props} />}>
        <Progress
          label={t('entry.work.progress')}
          value={stand.progress.done}
          max={stand.progress.of}
          text={t('entry.work.done', { n: formatNumber(stand.progress.done), of: formatNumber(stand.progress.of) })}
        />
        <Section title={t('entry.work.sections')} id="bagian">
          <TaskList label={t('entry.work.sections')} tasks={stand.sections.map((it) => taskOf(it, props))} />
        </Section>
        {entry.state === 'submitted' ? null : (
          <Checks
            document={edition.document}
            checks={stand.checks}
            mend={mayEdit ? { id: entry.id, innovationId: entry.innovationId } : null}
          />
        )}
        <EntryDeeds id={entry.id} state={entry.state} deeds={deeds} />
      </SideLayout>
    </>
  );
}

const tones = {
  draft: 'info',
  with_admin: 'info',
  returned: 'warning',
  submitted: 'success',
  withdrawn: 'warning',
} as const;

/** Says in words where the entry stands and who is to move. */
function WhatNow({ entry, notes, snapshot, deeds }: EntryPageProps) {
  const open = notes.filter((note) => note.resolvedAt === null);
  const general = open.filter((note) => note.section === '');
  const since = { with_admin: entry.handedAt, submitted: entry.submittedAt, withdrawn: entry.withdrawnAt };
  const moment = entry.state in since ? since[entry.state as keyof typeof since] : null;
  const late = deeds.hand_over === 'closed' || deeds.submit === 'closed';
  return (
    <div class="mb-6">
      <Notice
        tone={late ? 'danger' : tones[entry.state]}
        title={t(late ? 'entry.now.late' : `entry.now.${entry.state}`)}
      >
        <p>{t(late ? 'entry.now.late.text' : `entry.now.${entry.state}.text`)}</p>
        {moment ? <p>{t('entry.now.since', { when: formatMoment(moment) })}</p> : null}
        {open.length > 0 ? <p>{t('entry.now.notes', { count: open.length, n: formatNumber(open.length) })}</p> : null}
        {general.map((note) => (
          <p key={note.id}>{note.body}</p>
        ))}
        {entry.state === 'submitted' && snapshot ? (
          <p>
            <a href={paths.receipt.to(entry.id)}>{t('entry.now.receipt', { receipt: snapshot.receipt })}</a>
          </p>
        ) : null}
        {entry.state === 'submitted' ? (
          <p>
            <a href={stagePaths.journey.to(entry.editionId, entry.id)}>{t('stage.journey.title')}</a>
            {' · '}
            <a href={feedbackPaths.feedback.to(entry.id)}>{t('feedback.title')}</a>
          </p>
        ) : null}
      </Notice>
    </div>
  );
}

const stateTones = { empty: 'neutral', partial: 'info', over: 'warning' } as const;

function taskOf(stand: SectionStand, { entry, edition, notes, deeds }: EntryPageProps): Task {
  const { code, state } = stand;
  const open = notes.filter((note) => note.section === code && note.resolvedAt === null).length;
  const href = deeds.edit === null ? paths.section.to(entry.id, code) : `${paths.check.to(entry.id)}#bagian-${code}`;
  const task = { text: sectionName(edition.document, code), href, hint: wordsHint(stand) };
  if (open > 0)
    return { ...task, state: t('entry.work.openNotes', { count: open, n: formatNumber(open) }), tone: 'warning' };
  if (state === 'complete') return { ...task, state: t('entry.section.complete') };
  if (state === 'empty' && !stand.counts) return { ...task, state: t('entry.section.optional') };
  return { ...task, state: t(`entry.section.${state}`), tone: stateTones[state] };
}

function wordsHint({ words, most }: SectionStand): string {
  if (words === 0) return '';
  const n = formatNumber(words);
  return most === null ? t('entry.work.words', { n }) : t('entry.work.wordsOf', { n, most: formatNumber(most) });
}

function Side({ entry, edition, deeds, mayOpenRecord, snapshot }: EntryPageProps) {
  const change = deeds.edit === null ? { change: paths.place.to(entry.id) } : {};
  const category = categoryName(edition.document, entry.group, entry.category);
  const version = t('entry.work.version', { no: entry.versionNo });
  const rows: readonly SummaryRow[] = [
    { label: t('entry.field.title'), value: entry.title, ...change },
    { label: t('entry.field.group'), value: groupName(edition.document, entry.group), ...change },
    ...(edition.document.categories.length > 0
      ? [{ label: t('entry.field.category'), value: category, ...change }]
      : []),
    {
      label: t('entry.work.record'),
      value:
        entry.innovationId && mayOpenRecord ? (
          <a href={registryPaths.work.to(entry.innovationId)}>{version}</a>
        ) : (
          version
        ),
    },
    ...(snapshot ? [{ label: t('entry.receipt.number'), value: snapshot.receipt }] : []),
  ];
  return (
    <>
      <SummaryList title={t('entry.work.about')} rows={rows} />
      <ul class="plain-list mt-4">
        <li>
          <a href={paths.check.to(entry.id)}>{t('entry.work.read')}</a>
        </li>
        {snapshot ? (
          <li>
            <a href={paths.receipt.to(entry.id)}>{t('entry.receipt.title')}</a>
          </li>
        ) : null}
        <li>
          <a href={paths.history.to(entry.id)}>{t('entry.work.history')}</a>
        </li>
      </ul>
    </>
  );
}
