import { acting, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { moveMany } from '../bulk/actions/run.ts';
import type { BulkDeed, BulkItem } from '../bulk/model.ts';
import { paths as runPaths } from '../bulk/paths.ts';
import type { InnovationId } from '../model/ids.ts';
import type { Innovation } from '../model/record.ts';
import { isSectionName } from '../model/sections.ts';
import { paths } from '../paths.ts';
import { shownContents, workRecordsFor } from '../queries/innovation.ts';
import { keeperCandidates } from '../queries/keeper.ts';
import { idsOf } from '../queries/list.ts';
import { type BulkMove, isBulkMove, whyNotBulk } from '../rules/bulk.ts';
import { BulkConfirmPage, type BulkRow } from '../views/bulk-page.tsx';
import { filterOf, queryOf } from './list-query.ts';
import { type RegistryVisit, workPage, workTrail } from './visit.tsx';

/** More than this at once is done in several goes: each record is a transaction of its own. */
const MOST_AT_ONCE = 500;
const LONGEST_TEXT = 2000;
const decides = acting('local_admin', 'hub_admin');

export const bulkRoutes: readonly Route<Viewer>[] = [
  {
    method: 'post',
    path: paths.bulk.pattern,
    guard: decides,
    event: 'registry.innovation.bulk_confirm',
    handle: confirm,
  },
  { method: 'post', path: paths.bulkRun.pattern, guard: decides, event: 'registry.innovation.bulk', handle: run },
];

function moveOf(visit: RegistryVisit): BulkMove {
  const move = visit.form.get('tindakan');
  if (!isBulkMove(move)) throw new NotFound();
  return move;
}

/** The records that were ticked, or all that the list's filter finds. */
async function chosenIds(visit: RegistryVisit): Promise<readonly InnovationId[]> {
  const { form, db, viewer } = visit;
  if (form.has('semua')) return idsOf(db.conn, viewer, filterOf(form.get), MOST_AT_ONCE);
  const ids = form.all('inovasi').flatMap((text) => parseId<'InnovationId'>(text.split(':')[0]) ?? []);
  return [...new Set(ids)].slice(0, MOST_AT_ONCE);
}

async function confirm(visit: RegistryVisit): Promise<Answer> {
  return confirmPage(visit, await chosenIds(visit), paths.records.to(queryOf(filterOf(visit.form.get))), {});
}

async function confirmPage(
  visit: RegistryVisit,
  ids: readonly InnovationId[],
  back: string,
  errors: FieldErrors,
): Promise<Answer> {
  const move = moveOf(visit);
  const records = await workRecordsFor(visit.db.conn, visit.viewer, ids);
  const contents = await shownContents(
    visit.db.conn,
    records.map((record) => record.id),
  );
  const rows = records.flatMap((record) => {
    const content = contents.get(record.id);
    return content ? [rowOf(record, content.title, whyNotBulk(move, record, content, visit.viewer))] : [];
  });
  const { form } = visit;
  const values = {
    note: form.get('catatan'),
    section: form.get('bagian'),
    person: form.get('orang'),
    reason: form.get('alasan'),
  };
  return workPage(
    {
      title: t(`registry.bulk.${move}`),
      trail: workTrail(),
      body: (
        <BulkConfirmPage
          run={parseId<'BulkRunId'>(form.get('jalan')) ?? newId<'BulkRunId'>(visit.now.getTime())}
          move={move}
          rows={rows}
          people={move === 'assign_keeper' ? await peopleFor(visit, records) : []}
          values={values}
          errors={errors}
          back={back}
        />
      ),
    },
    errors,
  );
}

function rowOf(record: Innovation, title: string, why: BulkRow['why']): BulkRow {
  const place = [record.unitName, record.institutionName].filter((name) => name !== null).join(', ');
  return { id: record.id, versionId: record.workingVersionId, title, place, why };
}

/** People of every institution that owns one of the records; the others' records will be skipped. */
async function peopleFor(visit: RegistryVisit, records: readonly Innovation[]) {
  const institutions = [...new Set(records.map((record) => record.institutionId))];
  const people = await keeperCandidates(visit.db.conn, institutions);
  return people.map((it) => ({ value: it.personId, label: it.unitName ? `${it.name} (${it.unitName})` : it.name }));
}

function itemsOf(visit: RegistryVisit): readonly BulkItem[] {
  return visit.form
    .all('inovasi')
    .slice(0, MOST_AT_ONCE)
    .flatMap((text) => {
      const [id, versionId] = text.split(':');
      const parsed = parseId<'InnovationId'>(id);
      return parsed ? [{ id: parsed, versionId: parseId<'VersionId'>(versionId) }] : [];
    });
}

async function run(visit: RegistryVisit): Promise<Answer> {
  const items = itemsOf(visit);
  const back = backOf(visit);
  const read = deedOf(visit);
  if ('errors' in read)
    return confirmPage(
      visit,
      items.map((item) => item.id),
      back,
      read.errors,
    );
  const id = parseId<'BulkRunId'>(visit.form.get('jalan'));
  if (!id) throw new NotFound();
  const known = await workRecordsFor(
    visit.db.conn,
    visit.viewer,
    items.map((item) => item.id),
  );
  const ids = new Set(known.map((record) => record.id));
  const seen = items.filter((item) => ids.has(item.id));
  await moveMany(visit.db, visit.viewer, { id, items: seen, deed: read.deed }, visit.now);
  return redirect(runPaths.one.to(id));
}

/** Back to the list with its filter; any other address in the form is not followed. */
function backOf(visit: RegistryVisit): string {
  const back = visit.form.get('kembali');
  const list = paths.records.to();
  return back === list || back.startsWith(`${list}?`) ? back : list;
}

function deedOf(visit: RegistryVisit): { readonly deed: BulkDeed } | { readonly errors: FieldErrors } {
  const move = moveOf(visit);
  const text = (name: string) => visit.form.get(name).trim();
  const tooLong = (field: string) => t('registry.fault.too_long', { field, max: LONGEST_TEXT });
  if (move === 'publish') return { deed: { move } };
  if (move === 'assign_keeper') {
    const personId = parseId<'PersonId'>(text('orang'));
    return personId ? { deed: { move, personId } } : { errors: { orang: t('registry.refusal.unknown_person') } };
  }
  if (move === 'archive') {
    const reason = text('alasan');
    if (reason === '') return { errors: { alasan: t('registry.refusal.reason_missing') } };
    return reason.length > LONGEST_TEXT
      ? { errors: { alasan: tooLong(t('registry.archive.reason')) } }
      : { deed: { move, reason } };
  }
  const [section, note] = [text('bagian'), text('catatan')];
  if (!isSectionName(section))
    return { errors: { bagian: t('registry.fault.unknown_choice', { field: t('registry.bulk.section') }) } };
  if (note === '') return { errors: { catatan: t('registry.refusal.notes_missing') } };
  return note.length > LONGEST_TEXT
    ? { errors: { catatan: tooLong(t('registry.bulk.note')) } }
    : { deed: { move, section, note } };
}
