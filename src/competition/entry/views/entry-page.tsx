import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Progress } from '#platform/ui/progress.tsx';
import { Section, SideLayout } from '#platform/ui/section.tsx';
import { SummaryList, type SummaryRow } from '#platform/ui/summary-list.tsx';
import { type Task, TaskList } from '#platform/ui/task-list.tsx';
import { paths as registryPaths } from '#registry/index.ts';
import type { Edition } from '../../edition/model/edition.ts';
import type { Objection } from '../../objection/model/objection.ts';
import { paths as objectionPaths } from '../../objection/paths.ts';
import { toldState } from '../../objection/rules/moves.ts';
import { StateTag as ObjectionTag } from '../../objection/views/state-tag.tsx';
import { paths } from '../paths.ts';
import type { EntryStand } from '../queries/stand.ts';
import { hasDialogue } from '../rules/reopening.ts';
import type { SectionStand } from '../rules/section.ts';
import { Checks } from './checks.tsx';
import { EntryDeeds } from './deeds.tsx';
import { closingTextFor } from './start-page.tsx';
import { StateTag } from './state.tsx';
import { WhatNow, type WhatNowProps } from './what-now.tsx';
import { categoryName, editionTitle, groupName, sectionName } from './words.ts';

export type EntryPageProps = WhatNowProps & {
  readonly edition: Edition;
  readonly stand: EntryStand;
  /** Objections to it that the viewer reads. */
  readonly objections: readonly Objection[];
  /** Whether the viewer may look into the work on the record that it began from. */
  readonly mayOpenRecord: boolean;
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
            <StateTag entry={entry} />
            <span>{[entry.unitName, entry.institutionName].filter((it) => it !== null).join(', ')}</span>
            <span>{closingTextFor(entry, edition, now)}</span>
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
        <Objections {...props} />
        <EntryDeeds id={entry.id} state={entry.state} deeds={deeds} />
      </SideLayout>
    </>
  );
}

/** What somebody holds against the entry, once its people are asked. */
function Objections({ objections }: EntryPageProps) {
  if (objections.length === 0) return null;
  return (
    <Section title={t('objection.list.title')} id="sanggahan">
      <ul class="plain-list">
        {objections.map((it) => (
          <li key={it.id}>
            <a href={objectionPaths.one.to(it.id)}>{t(`objection.ground.${it.ground}`)}</a>{' '}
            <ObjectionTag state={toldState(it)} />
          </li>
        ))}
      </ul>
    </Section>
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

function Side({ entry, edition, deeds, mayOpenRecord, snapshot, messages, hasUnsent }: EntryPageProps) {
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
        {hasDialogue(messages) ? (
          <li>
            <a href={paths.dialogue.to(entry.id)}>{t('entry.dialogue.open')}</a>
          </li>
        ) : null}
        {hasUnsent ? (
          <li>
            <a href={paths.unsent.to(entry.id)}>{t('entry.unsent.open')}</a>
          </li>
        ) : null}
        <li>
          <a href={paths.history.to(entry.id)}>{t('entry.work.history')}</a>
        </li>
      </ul>
    </>
  );
}
