import { acting, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { listEditions } from '../../edition/queries/editions.ts';
import { organiserRoles } from '../../edition/rules/moves.ts';
import { remindByHand } from '../actions/remind.ts';
import { takenFrom } from '../exports.ts';
import { paths } from '../paths.ts';
import { type StuckRow, stuckEntries } from '../queries/stuck.ts';
import { StuckPage } from '../views/stuck-page.tsx';
import { editionTitle } from '../views/words.ts';
import { type EntryVisit, entryPage, entryTrail } from './visit.tsx';

const organises = acting(...organiserRoles);
const MOST_EDITIONS = 100;

const stuckExport: ListExport<Viewer> = {
  path: paths.stuckFile.pattern,
  name: 'usulan-tertahan',
  guard: organises,
  event: 'competition.entry.stuck_taken',
  make: async (visit) => {
    const { edition } = await chosen(visit, visit.query.get('edisi'));
    return {
      title: t('entry.stuck.title'),
      address: paths.stuck.to(edition ? { edisi: edition.id } : {}),
      filter: inTerms([[t('entry.list.edition'), edition && editionTitle(edition.document)]]),
      ...tableOf(columns, async function* (conn) {
        yield edition ? await stuckEntries(conn, edition.id) : [];
      }),
    };
  },
  taken: takenFrom(paths.stuck.pattern),
};

export const stuckRoutes: readonly Route<Viewer>[] = [
  exportRoute(stuckExport),
  { method: 'get', path: paths.stuck.pattern, guard: organises, event: 'competition.entry.stuck', handle: stuck },
  { method: 'post', path: paths.remind.pattern, guard: organises, event: 'competition.entry.remind', handle: remind },
];

/** The editions that the viewer organises, and the one asked for, else the newest. */
async function chosen({ db, viewer }: EntryVisit, asked: string | null) {
  const organiserId = viewer.acting?.institutionId ?? null;
  const window = { size: MOST_EDITIONS, offset: 0 };
  const all = await listEditions(db.conn, viewer, { organiserId, isPublic: false }, window);
  const editions = all.filter((it) => it.state !== 'draft');
  const edition = asked ? editions.find((it) => it.id === asked) : editions[0];
  if (asked && !edition) throw new NotFound();
  return { editions, edition: edition ?? null };
}

async function stuck(visit: EntryVisit): Promise<Answer> {
  return stuckPage(visit, await chosen(visit, visit.query.get('edisi')), {});
}

type Chosen = { readonly editions: readonly Edition[]; readonly edition: Edition | null };

async function stuckPage({ db, now }: EntryVisit, { editions, edition }: Chosen, errors: FieldErrors): Promise<Answer> {
  const rows = edition ? await stuckEntries(db.conn, edition.id) : [];
  const body = <StuckPage editions={editions} edition={edition} rows={rows} errors={errors} now={now} />;
  return entryPage({ title: t('entry.stuck.title'), trail: entryTrail(), width: 'wide', body }, errors);
}

async function remind(visit: EntryVisit): Promise<Answer> {
  const { form, db, viewer, baseUrl, now } = visit;
  const open = await chosen(visit, form.get('edisi'));
  const { edition } = open;
  if (!edition) throw new NotFound();
  const ids = form.all('instansi').flatMap((text) => parseId<'InstitutionId'>(text) ?? []);
  const institutions = form.get('siapa') === 'semua' ? null : ids;
  if (institutions?.length === 0) return stuckPage(visit, open, { instansi: t('entry.stuck.nothing') });
  await db.transact((tx) => remindByHand(tx, viewer, { edition, institutions }, { baseUrl, now }));
  return redirect(paths.stuck.to({ edisi: edition.id }), 'entry.done.remind');
}

const count = (key: string, label: () => string, value: (row: StuckRow) => number): ColumnOf<StuckRow> => ({
  key,
  label,
  type: 'number',
  value,
});

const columns: readonly ColumnOf<StuckRow>[] = [
  {
    key: 'institution',
    label: () => t('entry.list.institution'),
    width: 40,
    paper: 4,
    value: (it) => it.institutionName,
  },
  count(
    'draft',
    () => t('entry.state.draft'),
    (it) => it.draft,
  ),
  count(
    'with_admin',
    () => t('entry.state.with_admin'),
    (it) => it.withAdmin,
  ),
  count(
    'returned',
    () => t('entry.state.returned'),
    (it) => it.returned,
  ),
  count(
    'submitted',
    () => t('entry.state.submitted'),
    (it) => it.submitted,
  ),
  count(
    'withdrawn',
    () => t('entry.state.withdrawn'),
    (it) => it.withdrawn,
  ),
  { key: 'with_admin_since', label: () => t('entry.stuck.adminSince'), type: 'moment', value: (it) => it.adminSince },
  { key: 'moved_at', label: () => t('entry.stuck.moved'), type: 'moment', value: (it) => it.movedAt },
  { key: 'has_admin', label: () => t('entry.stuck.hasAdmin'), type: 'yes_no', value: (it) => it.hasAdmin },
];
