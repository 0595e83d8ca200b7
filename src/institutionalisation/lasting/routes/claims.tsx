import type { Answer } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { type ManyDone, verifyMany as verifyThem } from '../actions/bulk.ts';
import { dimensionOfSlug } from '../model/dimensions.ts';
import { paths } from '../paths.ts';
import { waitingClaims } from '../queries/claims.ts';
import { ClaimsPage } from '../views/claims-page.tsx';
import { pageIn } from './list.tsx';
import { ownPage, type RecordVisit } from './visit.tsx';

const PAGE_SIZE = 50;

export async function showClaims(visit: RecordVisit): Promise<Answer> {
  return claimsPage(visit, {}, null);
}

async function claimsPage(visit: RecordVisit, errors: FieldErrors, done: ManyDone | null): Promise<Answer> {
  const { db, viewer, query, form } = visit;
  const dimension = dimensionOfSlug(query.get('dimensi') ?? '');
  const all = await waitingClaims(db.conn, viewer, dimension);
  const pages = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
  const page = Math.min(pages, pageIn(query));
  const body = (
    <ClaimsPage
      rows={all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
      total={all.length}
      page={page}
      pages={pages}
      dimension={dimension}
      chosen={form.all('pilih')}
      note={form.get('catatan')}
      done={done}
      errors={errors}
    />
  );
  const trail = [{ text: t('lasting.list.title'), href: paths.list.to() }];
  return ownPage({ title: t('lasting.claims.title'), width: 'wide', trail, body }, errors);
}

/** Each box says a record and the revision that was shown. */
function chosenIn({ form }: RecordVisit) {
  return form.all('pilih').flatMap((text) => {
    const [id, revision = ''] = text.split(':');
    const parsed = parseId<'LastingRecordId'>(id);
    return parsed && /^\d{1,9}$/.test(revision) ? [{ id: parsed, revision: Number(revision) }] : [];
  });
}

export async function verifyMany(visit: RecordVisit): Promise<Answer> {
  const { db, viewer, form, now } = visit;
  const chosen = chosenIn(visit);
  if (chosen.length === 0) return claimsPage(visit, { pilih: t('lasting.claims.chooseOne') }, null);
  const many = { chosen: chosen.slice(0, PAGE_SIZE), note: form.get('catatan') };
  const done = await db.transact((tx) => verifyThem(tx, viewer, many, now));
  return claimsPage(visit, {}, done);
}
