import { ailingEvidence } from '#files/index.ts';
import { isActing, type PersonId, peopleByIds, signedIn, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { moveMany } from '../bulk/actions/run.ts';
import { paths as runPaths } from '../bulk/paths.ts';
import type { InnovationId } from '../model/ids.ts';
import { shownContents, workRecordsFor } from '../queries/innovation.ts';
import { keeperCandidates } from '../queries/keeper.ts';
import { type RegistryVisit, workPage, workTrail } from '../routes/visit.tsx';
import { acceptOffer, declineOffer, withdrawOffer } from './actions/answer.ts';
import { type NewOffer, offerKeeping } from './actions/offer.ts';
import { MOST_OFFERED, type Offer, type Offerable, type OfferId, type OfferRefusal } from './model.ts';
import { paths } from './paths.ts';
import { keptBy, offerById, offersOf } from './queries.ts';
import { whyNotAnswer, whyNotOffer, whyNotSeeOffer, whyNotWithdraw } from './rules.ts';
import { OffersPage } from './views/list-page.tsx';
import { NewOfferPage, titleOf } from './views/new-page.tsx';
import { OfferPage, offerTitle } from './views/offer-page.tsx';

export const handoverRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.list.pattern, guard: signedIn, event: 'registry.handover.list', handle: list },
  { method: 'get', path: paths.new.pattern, guard: signedIn, event: 'registry.handover.form', handle: ask },
  { method: 'post', path: paths.new.pattern, guard: signedIn, event: 'registry.handover.offer', handle: offer },
  { method: 'get', path: paths.one.pattern, guard: signedIn, event: 'registry.handover.read', handle: read },
  { method: 'post', path: paths.answer.pattern, guard: signedIn, event: 'registry.handover.answer', handle: answer },
  {
    method: 'post',
    path: paths.withdraw.pattern,
    guard: signedIn,
    event: 'registry.handover.withdraw',
    handle: withdraw,
  },
];

const trail = () => [...workTrail(), { text: t('handover.title'), href: paths.list.to() }];

async function list({ db, viewer }: RegistryVisit): Promise<Answer> {
  if (!viewer.person) throw new NotFound();
  const offers = await offersOf(db.conn, viewer.person.id);
  return workPage({
    title: t('handover.title'),
    trail: workTrail(),
    width: 'wide',
    body: <OffersPage offers={offers} />,
  });
}

/** Whose keeping is handed over: the viewer's own unless said; null when nobody is released. */
function giverOf(viewer: Viewer, asked: string | null): PersonId | null {
  if (asked === '') return null;
  const id = asked === null ? (viewer.person?.id ?? null) : parseId<'PersonId'>(asked);
  if (!id || (id !== viewer.person?.id && !isActing(viewer, 'local_admin', 'hub_admin'))) throw new NotFound();
  return id;
}

const idsIn = (texts: readonly string[]): readonly InnovationId[] =>
  texts.flatMap((text) => parseId<'InnovationId'>(text) ?? []).slice(0, MOST_OFFERED);

async function ask(visit: RegistryVisit): Promise<Answer> {
  const { db, viewer, query } = visit;
  const from = giverOf(viewer, query.get('dari'));
  const named = idsIn(query.getAll('inovasi'));
  const ids = named.length > 0 || from === null ? named : await keptBy(db.conn, viewer, from);
  return newPage(visit, { from, ids, id: newId<'OfferId'>(visit.now.getTime()), chosen: ids });
}

type Asked = {
  readonly id: OfferId;
  readonly from: PersonId | null;
  readonly ids: readonly InnovationId[];
  readonly chosen: readonly InnovationId[];
  readonly errors?: FieldErrors;
};

async function newPage(visit: RegistryVisit, { id, from, ids, chosen, errors = {} }: Asked): Promise<Answer> {
  const { db, viewer, form } = visit;
  const records = await workRecordsFor(db.conn, viewer, ids);
  const contents = await shownContents(
    db.conn,
    records.map((record) => record.id),
  );
  const rows: readonly Offerable[] = records.map((record) => ({
    id: record.id,
    title: contents.get(record.id)?.title ?? '',
    place: [record.unitName, record.institutionName].filter((name) => name !== null).join(', '),
    why: whyNotOffer(record, viewer, from),
  }));
  const people = await keeperCandidates(db.conn, [...new Set(records.map((record) => record.institutionId))]);
  const giver = await giverNamed(visit, from, rows);
  const body = (
    <NewOfferPage
      id={id}
      from={giver}
      records={rows}
      people={people
        .filter((it) => it.personId !== (from ?? viewer.person?.id))
        .map((it) => ({ value: it.personId, label: it.unitName ? `${it.name} (${it.unitName})` : it.name }))}
      mayAppoint={mayAppoint(viewer)}
      values={{ way: form.get('cara'), to: form.get('kepada'), note: form.get('catatan'), chosen }}
      errors={errors}
    />
  );
  return workPage({ title: titleOf(giver), trail: trail(), body }, errors);
}

/** The name of a stranger is told only to those who see a record of that person. */
async function giverNamed({ db, viewer }: RegistryVisit, from: PersonId | null, rows: readonly Offerable[]) {
  if (from === null) return null;
  const self = from === viewer.person?.id;
  if (!self && rows.length === 0) throw new NotFound();
  const people = await peopleByIds(db.conn, [from]);
  return { id: from, name: people.get(from)?.name ?? t('handover.someone'), self };
}

async function offer(visit: RegistryVisit): Promise<Answer> {
  const { form, viewer, db, now } = visit;
  const from = giverOf(viewer, form.get('dari'));
  const [id, to] = [parseId<'OfferId'>(form.get('id')), parseId<'PersonId'>(form.get('kepada'))];
  if (!id) throw new NotFound();
  const ids = idsIn(form.all('inovasi'));
  const again = async (errors: FieldErrors) => {
    const all = from === null ? ids : await keptBy(db.conn, viewer, from);
    return newPage(visit, { id, from, ids: [...new Set([...all, ...ids])], chosen: ids, errors });
  };
  if (!to) return again({ kepada: t('handover.refusal.unknown_person') });
  if (ids.length === 0) return again({ inovasi: t('handover.refusal.nothing_chosen') });
  if (form.get('cara') === 'langsung' && from && mayAppoint(viewer)) return appoint(visit, { id, from, to, ids });
  const input = { id, from, to, ids, note: form.get('catatan') };
  const outcome = await db.transact((tx) => offerKeeping(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.one.to(id), 'handover.done.offer');
  if (outcome.why === 'not_found') throw new NotFound();
  return again({ [boxes[outcome.why] ?? '']: t(`handover.refusal.${outcome.why}`) });
}

const mayAppoint = (viewer: Viewer): boolean => isActing(viewer, 'local_admin', 'hub_admin');

/** An admin hands all of it over without asking; kept as done to many at once, so that it can be taken back. */
async function appoint(visit: RegistryVisit, { id, from, to, ids }: Omit<NewOffer, 'note'>): Promise<Answer> {
  const run = parseId<'BulkRunId'>(id);
  if (!run) throw new NotFound();
  const known = await workRecordsFor(visit.db.conn, visit.viewer, ids);
  const items = known.map((record) => ({ id: record.id, versionId: null }));
  const deed = { move: 'hand_over' as const, from: from as PersonId, to };
  await moveMany(visit.db, visit.viewer, { id: run, items, deed }, visit.now);
  return redirect(runPaths.one.to(run));
}

/** At which box a refusal is said. */
const boxes: Readonly<Partial<Record<OfferRefusal, string>>> = {
  unknown_person: 'kepada',
  nothing_chosen: 'inovasi',
  reason_missing: 'alasan',
};

/** The offer of the address, when the viewer may see it; else it is not there. */
async function offerOf({ db, viewer, params }: RegistryVisit): Promise<Offer> {
  const id = parseId<'OfferId'>(params.id);
  const found = id ? await offerById(db.conn, id) : null;
  if (!found || whyNotSeeOffer(found, viewer)) throw new NotFound();
  return found;
}

async function read(visit: RegistryVisit): Promise<Answer> {
  const found = await offerOf(visit);
  const open = found.records.filter((record) => record.state === 'open').map((record) => record.id);
  return offerPage(visit, found, { chosen: open, errors: {} });
}

type Answered = { readonly chosen: readonly string[]; readonly errors: FieldErrors };

async function offerPage(visit: RegistryVisit, found: Offer, { chosen, errors }: Answered): Promise<Answer> {
  const { db, viewer, now, form } = visit;
  const ids = found.records.map((record) => record.id);
  const reachable = await workRecordsFor(db.conn, viewer, ids);
  const year = Number(dayOf(now).slice(0, 4));
  const body = (
    <OfferPage
      offer={found}
      facts={{
        reachable: new Set(reachable.map((record) => record.id as string)),
        ailing: await ailingEvidence(db.conn, { kind: 'innovation', ids, year }),
      }}
      whyNotAnswer={whyNotAnswer(found, viewer, now)}
      whyNotWithdraw={whyNotWithdraw(found, viewer)}
      values={{ reason: form.get('alasan'), chosen }}
      errors={errors}
    />
  );
  return workPage({ title: offerTitle(found), trail: trail(), body }, errors);
}

async function answer(visit: RegistryVisit): Promise<Answer> {
  const found = await offerOf(visit);
  const { form, db, viewer, now } = visit;
  const ids = idsIn(form.all('inovasi'));
  const input = { id: found.id, ids, reason: form.get('alasan') };
  const accepts = form.get('jawaban') === 'terima';
  const outcome = await db.transact((tx) =>
    accepts ? acceptOffer(tx, viewer, input, now) : declineOffer(tx, viewer, input, now),
  );
  if (outcome.ok) return redirect(paths.one.to(found.id), accepts ? 'handover.done.accept' : 'handover.done.decline');
  if (outcome.why === 'not_found') throw new NotFound();
  if (outcome.why === 'closed') return redirect(paths.one.to(found.id));
  return offerPage(visit, found, {
    chosen: ids,
    errors: { [boxes[outcome.why] ?? '']: t(`handover.refusal.${outcome.why}`) },
  });
}

async function withdraw(visit: RegistryVisit): Promise<Answer> {
  const { id } = await offerOf(visit);
  const outcome = await visit.db.transact((tx) => withdrawOffer(tx, visit.viewer, { id }, visit.now));
  if (!outcome.ok && outcome.why === 'not_found') throw new NotFound();
  return redirect(paths.one.to(id), outcome.ok ? 'handover.done.withdraw' : undefined);
}
