import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId, Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { silentLog } from '#platform/log.ts';
import { done, must, refused } from '#platform/outcome.ts';
import { personWith, testConfig, testNow } from '../../../tests/support/people.ts';
import { type Planted, readyContent, recordsStage, type Stage, seen } from '../../../tests/support/records-stage.ts';
import { deactivate, oneRow } from '../../../tests/support/registry.ts';
import { HERE } from '../../../tests/support/server.ts';
import { endKeeping } from '../actions/keeper.ts';
import { keepersOf } from '../queries/keeper.ts';
import { acceptOffer, declineOffer, withdrawOffer } from './actions/answer.ts';
import { expireOffers } from './actions/expire.ts';
import { type NewOffer, offerKeeping } from './actions/offer.ts';
import { handoverHome } from './home.ts';
import type { OfferId } from './model.ts';
import { tellHandoverAnswered, tellHandoverExpired, tellHandoverOffered } from './notices.ts';
import { paths } from './paths.ts';
import { offerById } from './queries.ts';

type Person = Viewer & { readonly person: NonNullable<Viewer['person']> };
let stage: Stage;
let colleague: Person;
let cookies = '';
const later = (days: number) => new Date(testNow.getTime() + days * 24 * 3600 * 1000);
const idOf = (who: Viewer): PersonId => (who as Person).person.id;

beforeAll(async () => {
  stage = await recordsStage();
  const { institutionId, unitId } = stage.who.writer.acting!;
  colleague = await personWith(stage.db, 'Rekan', [{ role: 'planner', institutionId, unitId: null }]);
  expect(unitId).not.toBeNull();
  cookies = await stage.server.cookiesOf(colleague.person.email);
});
afterAll(() => stage.close());

const offerOf = (records: readonly Planted[], given: Partial<NewOffer> = {}): NewOffer => ({
  id: newId<'OfferId'>(),
  from: idOf(stage.who.writer),
  to: colleague.person.id,
  ids: records.map((record) => record.id),
  note: 'Berkas ada di lemari.',
  ...given,
});
const offer = (who: Viewer, input: NewOffer, now = testNow) =>
  stage.db.transact((tx) => offerKeeping(tx, who, input, now));
const namesOf = async ({ id }: Planted) =>
  (await keepersOf(stage.db.conn, id)).filter((it) => it.until === null).map((it) => it.name);
const statesOf = async (id: OfferId) => (await offerById(stage.db.conn, id))?.records.map((it) => it.state);
const context = (now: Date) => ({ db: stage.db, config: testConfig, log: silentLog, baseUrl: HERE, now });
const noticesOf = (who: Viewer) =>
  oneRow<{ kinds: string[] }>(
    stage.db,
    sql`select array(select kind from notice where person_id = ${idOf(who)} order by created_at, id) as kinds`,
  );

test('until it is accepted the old keeper stays; then the keeping passes on and the history says so', async () => {
  const record = await stage.plant();
  const input = offerOf([record]);
  expect(await offer(stage.who.writer, input)).toEqual(done({ id: input.id, offered: 1 }));
  expect(await offer(stage.who.writer, input)).toEqual(done({ id: input.id, offered: 1 }));
  expect(await namesOf(record)).toEqual(['Penulis']);
  await tellHandoverOffered({ offerId: input.id }, context(testNow));
  expect((await noticesOf(colleague)).kinds).toEqual(['registry.notice.handover_offered']);
  const [waiting] = await handoverHome(stage.db.conn, colleague, later(1));
  expect(waiting).toMatchObject({ kind: 'mine', items: [{ count: 1, tone: 'urgent' }] });
  const answer = { id: input.id, ids: [record.id] };
  const accept = (who: Viewer) => stage.db.transact((tx) => acceptOffer(tx, who, answer, later(1)));
  expect(await accept(stage.who.admin)).toEqual(refused('not_found'));
  expect(await accept(colleague)).toEqual(done({ answered: 1 }));
  expect(await accept(colleague)).toEqual(refused('closed'));
  expect(await namesOf(record)).toEqual(['Rekan']);
  await tellHandoverAnswered({ offerId: input.id, at: later(1).toISOString() }, context(later(1)));
  expect((await noticesOf(stage.who.writer)).kinds).toEqual(['registry.notice.handover_answered']);
  expect(await handoverHome(stage.db.conn, colleague, later(1))).toEqual([]);
});

test('all that a person keeps is offered at once and answered record by record', async () => {
  const [one, two] = [await stage.plant(), await stage.plant()];
  const input = offerOf([one, two]);
  must(await offer(stage.who.writer, input));
  must(await stage.db.transact((tx) => acceptOffer(tx, colleague, { id: input.id, ids: [one.id] }, later(1))));
  const decline = (reason: string) =>
    stage.db.transact((tx) => declineOffer(tx, colleague, { id: input.id, ids: [two.id], reason }, later(2)));
  expect(await decline(' ')).toEqual(refused('reason_missing'));
  expect(await decline('Bukan bidang saya.')).toEqual(done({ answered: 1 }));
  expect([await namesOf(one), await namesOf(two)]).toEqual([['Rekan'], ['Penulis']]);
});

test('only who keeps it or runs the institution offers, and only to people of the institution', async () => {
  const record = await stage.plant();
  const { writer, admin, toba } = stage.who;
  expect(await offer(toba, offerOf([record]))).toEqual(refused('nothing_chosen'));
  expect(await offer(writer, offerOf([record], { from: idOf(admin) }))).toEqual(refused('nothing_chosen'));
  expect(await offer(writer, offerOf([record], { to: idOf(toba) }))).toEqual(refused('unknown_person'));
  expect(await offer(writer, offerOf([]))).toEqual(refused('nothing_chosen'));
  const gone = await personWith(stage.db, 'Sudah Pindah', [
    { role: 'planner', institutionId: writer.acting!.institutionId },
  ]);
  await deactivate(stage.db, gone.person.id);
  expect(await offer(writer, offerOf([record], { to: gone.person.id }))).toEqual(refused('unknown_person'));
  expect((await offer(admin, offerOf([record]))).ok).toBe(true);
  expect(await offer(writer, offerOf([record]))).toEqual(refused('nothing_chosen'));
});

test('somebody may be asked to keep along, and nobody is released', async () => {
  const record = await stage.plant();
  const input = offerOf([record], { from: null });
  must(await offer(stage.who.writer, input));
  must(await stage.db.transact((tx) => acceptOffer(tx, colleague, { id: input.id, ids: [record.id] }, later(1))));
  expect(await namesOf(record)).toEqual(['Penulis', 'Rekan']);
});

test('an offer is taken back, ends by itself with the keeping, and ends unanswered after 14 days', async () => {
  const records = [await stage.plant(), await stage.plant(), await stage.plant()] as const;
  const inputs = records.map((record) => offerOf([record]));
  for (const input of inputs) must(await offer(stage.who.writer, input));
  const [taken, lapsed, expired] = inputs.map((input) => input.id) as [OfferId, OfferId, OfferId];
  const withdraw = (who: Viewer) => stage.db.transact((tx) => withdrawOffer(tx, who, { id: taken }, later(1)));
  expect(await withdraw(colleague)).toEqual(refused('not_found'));
  expect(await withdraw(stage.who.writer)).toEqual(done({ answered: 1 }));
  await stage.db.transact((tx) => endKeeping(tx, { id: records[1].id, personId: idOf(stage.who.writer) }, later(1)));
  await stage.db.transact((tx) => expireOffers(tx, later(13)));
  expect(await statesOf(expired)).toEqual(['open']);
  const late = { id: expired, ids: [records[2].id] };
  expect(await stage.db.transact((tx) => acceptOffer(tx, colleague, late, later(14)))).toEqual(refused('expired'));
  await stage.db.transact((tx) => expireOffers(tx, later(14)));
  expect([await statesOf(taken), await statesOf(lapsed), await statesOf(expired)]).toEqual([
    ['withdrawn'],
    ['withdrawn'],
    ['expired'],
  ]);
  await tellHandoverExpired({ offerId: expired }, context(later(14)));
  expect((await noticesOf(stage.who.writer)).kinds).toContain('registry.notice.handover_expired');
});

test('the pages: the form, the offer with what is owed, the answer, and 404 for others', async () => {
  const record = await stage.published({ ...readyContent, title: 'Layanan keliling' });
  const form = await stage.get('writer', paths.new.to({ dari: idOf(stage.who.writer), inovasi: record.id }));
  expect(form.html).toContain('Layanan keliling');
  const id = newId<'OfferId'>();
  const fields = { id, dari: idOf(stage.who.writer), inovasi: record.id, kepada: '', catatan: 'Berkas di lemari' };
  const wrong = await stage.post('writer', paths.new.to(), fields);
  expect([wrong.status, wrong.html.includes('Berkas di lemari')]).toEqual([422, true]);
  const sent = await stage.post('writer', paths.new.to(), { ...fields, kepada: colleague.person.id });
  expect(sent.to).toBe(paths.one.to(id));
  const asked = await seen(stage.server.ask(paths.one.to(id), { cookies }));
  expect(asked.html).toContain('Anda diminta menjadi penanggung jawab');
  expect(asked.html).toContain('isian belum ada');
  expect((await stage.get('toba', paths.one.to(id))).status).toBe(404);
  expect((await stage.get('hub', paths.one.to(id))).status).toBe(200);
  expect((await stage.get('toba', paths.new.to({ dari: idOf(stage.who.writer) }))).status).toBe(404);
  const none = await seen(stage.server.ask(paths.answer.to(id), { cookies, form: 'jawaban=tolak' }));
  expect([none.status, none.html.includes('Tulis alasan menolak')]).toEqual([422, true]);
  const yes = await seen(
    stage.server.ask(paths.answer.to(id), { cookies, form: `jawaban=terima&inovasi=${record.id}` }),
  );
  expect(yes.to).toBe(paths.one.to(id));
  expect(await namesOf(record)).toEqual(['Rekan']);
});

test('the page of somebody whose account is off lists what he kept, and leads an admin to handing it over', async () => {
  const { institutionId, unitId } = stage.who.writer.acting!;
  const leaving = await personWith(stage.db, 'Yang Pergi', [{ role: 'innovator', institutionId, unitId }]);
  const record = await stage.plant();
  await stage.db.pool.query('update innovation_keeper set person_id = $1 where innovation_id = $2', [
    idOf(leaving),
    record.id,
  ]);
  await deactivate(stage.db, idOf(leaving));
  const person = `/orang/${idOf(leaving)}`;
  const to = paths.new.to({ dari: idOf(leaving) });
  const { html } = await stage.get('admin', person);
  expect(html).toContain(`href="/kelola/inovasi/${record.id}"`);
  expect(html).toContain(`href="${to}"`);
  expect((await stage.get('admin', to)).html).toContain(`value="${record.id}"`);
  const given = offerOf([record], { from: idOf(leaving) });
  must(await offer(stage.who.admin, given));
  must(await stage.db.transact((tx) => acceptOffer(tx, colleague, { id: given.id, ids: [record.id] }, testNow)));
  expect(await namesOf(record)).toEqual(['Rekan']);
  expect((await stage.get('admin', person)).html).not.toContain(to);
});
