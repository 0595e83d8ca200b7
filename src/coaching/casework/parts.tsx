import { isActing } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { SectionPart, WayOn } from '#registry/index.ts';
import { paths } from './paths.ts';
import { actionsOf } from './queries/actions.ts';
import { casesOf } from './queries/cases.ts';
import { notesOn } from './queries/notes.ts';
import { Beside } from './views/beside.tsx';

/** Beside the form of a section: what coaches noted about it, and what was agreed; of closed cases what is still open. */
export const besideSection: SectionPart = async (conn, viewer, { id, section }, now) => {
  const cases = await casesOf(conn, viewer, id);
  if (cases.length === 0) return null;
  const open = cases.filter((it) => it.closedAt === null);
  const notes = await notesOn(
    conn,
    open.map((it) => it.id),
    section,
  );
  const actions = (
    await actionsOf(
      conn,
      cases.map((it) => it.id),
    )
  ).filter((it) => it.section === section && (it.state === 'open' || open.some((of) => of.id === it.caseId)));
  if (notes.length === 0 && actions.length === 0) return null;
  return <Beside notes={notes} actions={actions} today={dayOf(now)} />;
};

/** «Pendampingan» on the work page of a record: its last case, or where one is opened. */
export const wayToCoaching: WayOn = async (conn, viewer, record) => {
  const [last] = await casesOf(conn, viewer, record.id);
  if (last) return { text: t('casework.way'), href: paths.one.to(last.id) };
  const isRunner =
    isActing(viewer, 'hub_admin') ||
    (isActing(viewer, 'local_admin') && viewer.acting?.institutionId === record.institutionId);
  if (!isRunner || record.state === 'archived') return null;
  return { text: t('casework.open.title'), href: paths.open.to({ inovasi: record.id }) };
};
