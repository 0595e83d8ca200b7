import { signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import { setArchived } from '../actions/evidence.ts';
import { lockerExport } from '../exports.ts';
import { paths } from '../paths.ts';
import { listLocker } from '../queries/evidence.ts';
import type { SubjectDoor } from '../queries/reading.ts';
import { mayAdd, whyNotChange } from '../rules/evidence.ts';
import { EvidencePage } from '../views/evidence-page.tsx';
import { LockerPage } from '../views/locker-page.tsx';
import { askedLocker } from './locker-query.ts';
import { evidenceOf, type FilesVisit, keepers, lockerPage, refusal, yearOf } from './visit.tsx';

const ITEMS_A_PAGE = 25;

/** The list, one evidence, and taking it out of use. */
export function lockerRoutes(doors: readonly SubjectDoor[]): readonly Route<Viewer>[] {
  return [
    { method: 'get', path: paths.locker.pattern, guard: keepers, event: 'files.locker', handle: list },
    exportRoute(lockerExport),
    {
      method: 'get',
      path: paths.evidence.pattern,
      guard: signedIn,
      event: 'files.evidence.read',
      handle: (visit) => detail(visit, doors),
    },
    {
      method: 'get',
      path: paths.archive.pattern,
      guard: signedIn,
      event: 'files.evidence.archive_form',
      handle: (visit) => archiveForm(visit, doors),
    },
    {
      method: 'post',
      path: paths.archive.pattern,
      guard: signedIn,
      event: 'files.evidence.archive',
      handle: (visit) => archive(visit, doors, true),
    },
    {
      method: 'post',
      path: paths.restore.pattern,
      guard: signedIn,
      event: 'files.evidence.restore',
      handle: (visit) => archive(visit, doors, false),
    },
  ];
}

async function list(visit: FilesVisit): Promise<Answer> {
  const { query, viewer, db } = visit;
  const { asked, filter } = askedLocker(visit);
  const number = query.get('halaman') ?? '';
  const page = /^[1-9]\d{0,5}$/.test(number) ? Number(number) : 1;
  const at = { size: ITEMS_A_PAGE, offset: (page - 1) * ITEMS_A_PAGE };
  const { total, items } = await listLocker(db.conn, viewer, filter, at);
  return lockerPage({
    title: t('files.locker.title'),
    trail: [],
    width: 'wide',
    body: (
      <LockerPage
        items={items}
        total={total}
        query={asked}
        page={page}
        pages={Math.ceil(total / ITEMS_A_PAGE)}
        mayAdd={mayAdd(viewer)}
        year={filter.year}
      />
    ),
  });
}

async function detail(visit: FilesVisit, doors: readonly SubjectDoor[]): Promise<Answer> {
  const read = await evidenceOf(visit, doors);
  const whyNot = (move: 'edit' | 'archive' | 'restore') => whyNotChange(read.evidence, visit.viewer, move);
  const deeds = { edit: whyNot('edit'), archive: whyNot('archive'), restore: whyNot('restore') };
  return lockerPage({
    title: read.evidence.title,
    body: <EvidencePage read={read} deeds={deeds} year={yearOf(visit.now)} />,
  });
}

async function archiveForm(visit: FilesVisit, doors: readonly SubjectDoor[]): Promise<Answer> {
  const { evidence, uses, hiddenUses } = await evidenceOf(visit, doors);
  const back = paths.evidence.to(evidence.id);
  const forbidden = whyNotChange(evidence, visit.viewer, 'archive');
  if (forbidden) return refusal(forbidden, back);
  return lockerPage({
    title: t('files.archive.title'),
    width: 'reading',
    body: (
      <ConfirmPage
        title={t('files.archive.title')}
        action={paths.archive.to(evidence.id)}
        button={t('files.deed.archive')}
        cancel={back}
      >
        <p>{t('files.archive.text', { title: evidence.title, n: uses.length + hiddenUses })}</p>
      </ConfirmPage>
    ),
  });
}

async function archive(visit: FilesVisit, doors: readonly SubjectDoor[], archived: boolean): Promise<Answer> {
  const { id } = (await evidenceOf(visit, doors)).evidence;
  const outcome = await visit.db.transact((tx) => setArchived(tx, visit.viewer, { id, archived }, visit.now));
  if (!outcome.ok) return refusal(outcome.why, paths.evidence.to(id));
  return redirect(paths.evidence.to(id), archived ? 'files.done.archive' : 'files.done.restore');
}
