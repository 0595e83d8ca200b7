import { institutionById, isActing, signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Answer, Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { organiserRoles } from '../../edition/rules/moves.ts';
import { returnEntry } from '../actions/move.ts';
import { submitEntry } from '../actions/submit.ts';
import { entriesExport } from '../exports.ts';
import type { Entry, EntryId } from '../model/entry.ts';
import { paths } from '../paths.ts';
import { entriesFor } from '../queries/entry.ts';
import { institutionsOf, listEntries, stateCounts } from '../queries/list.ts';
import { mayEnter } from '../queries/open.ts';
import { quotaUse } from '../queries/quota.ts';
import { BulkPage, type BulkResult } from '../views/bulk-page.tsx';
import { ListPage } from '../views/list-page.tsx';
import { checkName } from '../views/words.ts';
import { filterOf, queryOf } from './list-query.ts';
import { type EntryVisit, entryPage, entryTrail } from './visit.tsx';

const PAGE_SIZE = 50;
const MOST_PAGES = 10_000;

export const listRoutes: readonly Route<Viewer>[] = [
  exportRoute(entriesExport),
  { method: 'get', path: paths.list.pattern, guard: signedIn, event: 'competition.entry.list', handle: list },
  { method: 'post', path: paths.bulk.pattern, guard: signedIn, event: 'competition.entry.bulk', handle: bulk },
];

function list(visit: EntryVisit): Promise<Answer> {
  return listPage(visit, (name) => visit.query.get(name) ?? '');
}

type Again = { readonly typed: string; readonly errors: FieldErrors };

async function listPage(visit: EntryVisit, get: (name: string) => string, again?: Again): Promise<Answer> {
  const { viewer, db, now } = visit;
  const filter = filterOf(get);
  const page = Math.min(Math.max(1, Number.parseInt(get('halaman') || '1', 10) || 1), MOST_PAGES);
  const window = { size: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
  const { total, items, editions } = await listEntries(db.conn, viewer, filter, window);
  const institutions = await institutionsOf(db.conn, viewer);
  const errors = again?.errors ?? {};
  const body = (
    <ListPage
      filter={filter}
      query={queryOf(filter)}
      editions={editions}
      institutions={institutions.map((it) => ({ value: it.id, label: it.name }))}
      entries={items}
      counts={await stateCounts(db.conn, viewer, filter)}
      total={total}
      page={page}
      pages={Math.ceil(total / PAGE_SIZE)}
      mayEnter={mayEnter(viewer)}
      mayDecide={isActing(viewer, 'local_admin', 'hub_admin')}
      mayOrganise={isActing(viewer, ...organiserRoles)}
      chosen={await chosenEdition(visit, editions.get(filter.editionId as never) ?? null)}
      typed={again?.typed ?? ''}
      errors={errors}
      now={now}
    />
  );
  return entryPage({ title: t('entry.list.title'), width: 'wide', body }, errors);
}

async function chosenEdition({ db, viewer }: EntryVisit, edition: Parameters<typeof quotaUse>[1] | null) {
  if (!edition) return null;
  const institution = viewer.acting ? await institutionById(db.conn, viewer.acting.institutionId) : null;
  return { edition, quotas: institution ? await quotaUse(db.conn, edition, institution) : [] };
}

const MOST_AT_ONCE = 50;

/** Many that wait for the admin are submitted or returned, each by itself; what cannot be is named with its reason. */
async function bulk(visit: EntryVisit): Promise<Answer> {
  const { form, db, viewer } = visit;
  const ids = form.all('usulan').flatMap((text) => parseId<'EntryId'>(text) ?? []);
  const note = form.get('catatan').trim();
  const returns = form.get('tindakan') === 'kembalikan';
  const again = (errors: FieldErrors) => listPage(visit, (name) => form.get(name), { typed: note, errors });
  if (ids.length === 0) return again({ usulan: t('entry.bulk.nothing') });
  if (returns && note === '') return again({ catatan: t('entry.refusal.notes_missing') });
  const results: BulkResult[] = [];
  for (const entry of await entriesFor(db.conn, viewer, ids.slice(0, MOST_AT_ONCE)))
    results.push(await (returns ? returned(visit, entry, note) : submitted(visit, entry)));
  const back = paths.list.to(queryOf(filterOf((name) => form.get(name))));
  return entryPage({
    title: t('entry.bulk.results'),
    trail: entryTrail(),
    body: <BulkPage results={results} back={back} />,
  });
}

type Named = Pick<Entry, 'title'> & { readonly id: EntryId };

async function returned({ db, viewer }: EntryVisit, { id, title }: Named, body: string): Promise<BulkResult> {
  const outcome = await db.transact((tx) => returnEntry(tx, viewer, { id, notes: [{ section: '', body }] }));
  const text = outcome.ok ? t('entry.done.return') : t(`entry.refusal.${outcome.why}`);
  return { id, title, ok: outcome.ok, text };
}

async function submitted({ db, viewer }: EntryVisit, { id, title }: Named): Promise<BulkResult> {
  const outcome = await db.transact((tx) => submitEntry(tx, viewer, { id }));
  if (outcome.ok) return { id, title, ok: true, text: outcome.value.receipt };
  const { why, checks } = outcome.why;
  const against = checks.map(checkName).join(', ');
  const reason = t(`entry.refusal.${why}`);
  return { id, title, ok: false, text: against === '' ? reason : `${reason} ${against}.` };
}
