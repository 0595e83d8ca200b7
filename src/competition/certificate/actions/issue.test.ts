import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantCertificates, plantEdition, recipient, signing } from '../../../../tests/support/certificates.ts';
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts';
import { governmentOf, personWith, testNow, withRegions } from '../../../../tests/support/people.ts';
import { historyOf } from '../../../audit/index.ts';
import { nobody, type Viewer } from '../../../identity/index.ts';
import { must } from '../../../platform/outcome.ts';
import type { PublicCode } from '../../../platform/public-code.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import { certificateInvariants } from '../invariants.ts';
import type { CertificateBatchId, CertificateId, CertificateKind } from '../model.ts';
import { publicCertificate } from '../queries/certificate.ts';
import { listCertificates } from '../queries/list.ts';
import { setEmbargo } from './embargo.ts';
import { issueCertificates } from './issue.ts';
import { reissueCertificate, revokeCertificate } from './mend.ts';
import { saveSetting } from './settings.ts';

let database: TestDatabase;
let hub: Viewer;
let stranger: Viewer;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  const [province, toba] = [await governmentOf(db, '12'), await governmentOf(db, '12.12')];
  hub = await personWith(db, 'Sekretariat', [{ role: 'secretariat', institutionId: province }]);
  stranger = await personWith(db, 'Sekretariat Toba', [{ role: 'secretariat', institutionId: toba }]);
});
afterAll(() => database.close());

const names = (...all: readonly string[]) => all.map((name) => recipient(name));
const everything = { kind: null, state: null, text: '', batch: null, sort: 'number', descending: false } as const;

async function standing(editionId: EditionId) {
  const { items } = await listCertificates(database.db.conn, editionId, everything, { size: 100, offset: 0 });
  return items.map(({ number, content, state }) => [number, content.name, state]);
}

async function rowOf(id: CertificateId) {
  const found = await database.db.pool.query('select * from certificate where id = $1', [id]);
  return found.rows[0];
}

describe('issuing', () => {
  test('gives each a number, a code and a digest over what is frozen', async () => {
    const editionId = await plantEdition(database.db, hub);
    const {
      issued,
      standing: passed,
      batchId,
      ids,
    } = await plantCertificates(database.db, hub, {
      editionId,
      kind: 'award',
      recipients: [recipient('Ani', { award: 'Top 10', institution: 'Toba' }), recipient('Budi', { award: 'Top 10' })],
    });
    expect({ issued, passed }).toEqual({ issued: 2, passed: 0 });
    expect(await standing(editionId)).toEqual([
      ['001/SERT/KIPPSU/III/2026', 'Ani', 'issued'],
      ['002/SERT/KIPPSU/III/2026', 'Budi', 'issued'],
    ]);
    const row = await rowOf(ids[0] as CertificateId);
    expect(row.content).toEqual({
      kind: 'award',
      ...signing,
      name: 'Ani',
      unit: '',
      institution: 'Toba',
      award: 'Top 10',
      entryTitle: '',
      edition: 'Kompetisi Inovasi Pelayanan Publik Sumatera Utara',
      organiser: 'Pemerintah Provinsi Sumatera Utara',
    });
    const [event] = await historyOf(database.db.conn, { kind: 'certificate_batch', id: batchId as string });
    expect(event).toMatchObject({ event: 'competition.certificate.give', personId: hub.person?.id });
    expect(await certificateInvariants(database.db.conn)).toEqual([]);
  });

  test('again gives the missing alone, in each kind and edition by itself', async () => {
    const editionId = await plantEdition(database.db, hub);
    await plantCertificates(database.db, hub, { editionId, recipients: names('Ani', 'Budi') });
    const again = await plantCertificates(database.db, hub, {
      editionId,
      recipients: names('Budi', 'Citra', 'Ani', 'Citra'),
    });
    expect([again.issued, again.standing]).toEqual([1, 3]);
    const none = await plantCertificates(database.db, hub, { editionId, recipients: names('Ani') });
    expect([none.issued, none.standing, none.batchId]).toEqual([0, 1, null]);
    const jurors = await plantCertificates(database.db, hub, { editionId, kind: 'juror', recipients: names('Ani') });
    expect(jurors.issued).toBe(1);
    const other = await plantEdition(database.db, hub);
    expect((await plantCertificates(database.db, hub, { editionId: other, recipients: names('Ani') })).issued).toBe(1);
    expect((await standing(editionId)).map(([number]) => number)).toEqual([
      '001/SERT/KIPPSU/III/2026',
      '002/SERT/KIPPSU/III/2026',
      '003/SERT/KIPPSU/III/2026',
      '004/SERT/KIPPSU/III/2026',
    ]);
  });

  test('at the same time gives nobody two, and no number twice or not at all', async () => {
    const editionId = await plantEdition(database.db, hub);
    const all = Array.from({ length: 40 }, (_none, at) => `Orang ${at}`);
    const lists = [all.slice(0, 30), all.slice(10), all.slice(5, 35), all];
    const answers = await Promise.all(
      lists.map((list) => plantCertificates(database.db, hub, { editionId, recipients: names(...list) })),
    );
    expect(answers.reduce((sum, it) => sum + it.issued, 0)).toBe(40);
    const found = await standing(editionId);
    expect(found.map(([number]) => number)).toEqual(
      all.map((_name, at) => `${String(at + 1).padStart(3, '0')}/SERT/KIPPSU/III/2026`),
    );
    expect(new Set(found.map(([, name]) => name)).size).toBe(40);
  });

  test('is for the organiser alone', async () => {
    const editionId = await plantEdition(database.db, hub);
    const input = { editionId, kind: 'juror', recipients: names('Ani'), signing, visibleFrom: null } as const;
    for (const who of [stranger, nobody])
      expect(await database.db.transact((tx) => issueCertificates(tx, who, input, testNow))).toEqual({
        ok: false,
        why: 'not_found',
      });
    const none = await database.db.transact((tx) => issueCertificates(tx, hub, { ...input, recipients: [] }, testNow));
    expect(none).toEqual({ ok: false, why: 'no_recipients' });
    expect(await standing(editionId)).toEqual([]);
  });

  test('in another form of numbers that would meet one that stands is refused, with nothing written', async () => {
    const editionId = await plantEdition(database.db, hub);
    const format = (numberFormat: string, revision: number) =>
      database.db.transact((tx) =>
        saveSetting(tx, hub, { editionId, revision, numberFormat, shortName: 'KIPP' }, testNow),
      );
    expect(await format('3/{no}', 1)).toEqual({ ok: true, value: null });
    await plantCertificates(database.db, hub, { editionId, recipients: names('Ani', 'Budi') });
    expect(await format('{no}/2', 1)).toEqual({ ok: false, why: 'stale' });
    expect(await format('{no}/2', 2)).toEqual({ ok: true, value: null });
    const input = { editionId, kind: 'juror', recipients: names('Citra'), signing, visibleFrom: null } as const;
    const outcome = await database.db.transact((tx) => issueCertificates(tx, hub, input, testNow));
    expect(outcome).toEqual({ ok: false, why: 'number_taken' });
    const batches = await database.db.pool.query('select id from certificate_batch where edition_id = $1', [editionId]);
    expect(batches.rows).toHaveLength(1);
    const mended = { name: 'Budi, S.Pd.', unit: '', institution: '', award: '', entryTitle: '' };
    const [, { id }] = (
      await database.db.pool.query('select id from certificate where edition_id = $1 order by no', [editionId])
    ).rows;
    const anew = await database.db.transact((tx) => reissueCertificate(tx, hub, { id, recipient: mended }, testNow));
    expect(anew).toEqual({ ok: false, why: 'number_taken' });
    expect(await standing(editionId)).toEqual([
      ['3/1', 'Ani', 'issued'],
      ['3/2', 'Budi', 'issued'],
    ]);
  });
});

describe('a certificate', () => {
  const readAs = (code: PublicCode, now = testNow) => publicCertificate(database.db.conn, code, now);

  async function one(name = 'Ani') {
    const editionId = await plantEdition(database.db, hub);
    const { ids } = await plantCertificates(database.db, hub, { editionId, recipients: names(name) });
    const id = ids[0] as CertificateId;
    return { editionId, id, code: (await rowOf(id)).code as PublicCode };
  }

  test('that is revoked stays on its page with reason and day, and is not given again by itself', async () => {
    const { editionId, id, code } = await one();
    const revoke = (reason: string, who = hub) =>
      database.db.transact((tx) => revokeCertificate(tx, who, { id, reason }, testNow));
    expect(await revoke('  ')).toEqual({ ok: false, why: 'reason_missing' });
    expect(await revoke('x'.repeat(1001))).toEqual({ ok: false, why: 'too_long' });
    expect(await revoke('Keliru.', stranger)).toEqual({ ok: false, why: 'not_found' });
    expect(await revoke(' Nama keliru. ')).toEqual({ ok: true, value: null });
    expect(await revoke('Lagi.')).toEqual({ ok: false, why: 'not_issued' });
    expect(await readAs(code)).toMatchObject({ state: 'revoked', revokedReason: 'Nama keliru.', revokedAt: testNow });
    expect((await plantCertificates(database.db, hub, { editionId, recipients: names('Ani') })).issued).toBe(0);
  });

  test('that is given anew leads to the new one, which has a number and a code of its own', async () => {
    const { editionId, id, code } = await one('Anni');
    const mended = { name: 'Ani', unit: 'SMP 2', institution: '', award: '', entryTitle: '' };
    const reissue = (words: typeof mended, which = id) =>
      database.db.transact((tx) => reissueCertificate(tx, hub, { id: which, recipient: words }, testNow));
    expect(await reissue({ ...mended, name: 'Anni', unit: '' })).toEqual({ ok: false, why: 'unchanged' });
    expect(await reissue({ ...mended, name: ' ' })).toEqual({ ok: false, why: 'too_long' });
    const outcome = await reissue(mended);
    const fresh = await rowOf((outcome as { value: CertificateId }).value);
    expect(fresh).toMatchObject({ name: 'Ani', number: '002/SERT/KIPPSU/III/2026', replaces: id, state: 'issued' });
    expect(fresh.code).not.toBe(code);
    expect(await readAs(code)).toMatchObject({ state: 'superseded', newCode: fresh.code, content: { name: 'Anni' } });
    expect(await reissue(mended)).toEqual({ ok: false, why: 'not_issued' });
    // Neither the list with the slip nor the mended one gives another.
    const both = await plantCertificates(database.db, hub, {
      editionId,
      recipients: [recipient('Anni'), recipient('Ani', { unit: 'SMP 2' })],
    });
    expect(both.issued).toBe(0);
    expect(await certificateInvariants(database.db.conn)).toEqual([]);
  });

  test('under embargo is not there before its very moment', async () => {
    const editionId = await plantEdition(database.db, hub);
    const visibleFrom = new Date('2026-03-02T05:00:00Z');
    const { ids } = await plantCertificates(database.db, hub, { editionId, recipients: names('Ani'), visibleFrom });
    const { code } = await rowOf(ids[0] as CertificateId);
    expect(await readAs(code)).toBeNull();
    expect(await readAs(code, new Date(visibleFrom.getTime() - 1))).toBeNull();
    expect(await readAs(code, visibleFrom)).toMatchObject({ state: 'issued' });
  });

  test('of an outcome is not there before the hour at which it is announced, whoever wants it earlier', async () => {
    const { db } = database;
    const editionId = await plantEdition(db, hub, 'Kompetisi dengan embargo', true);
    const early = { ok: false, why: 'under_embargo' };
    const give = (kind: CertificateKind, visibleFrom: Date | null) => {
      const issue = { editionId, kind, signing, visibleFrom, recipients: names(`Penerima ${kind}`) };
      return db.transact((tx) => issueCertificates(tx, hub, issue, testNow));
    };
    const announced = new Date('2026-07-06T10:00:00+07:00');
    expect(await give('award', null)).toEqual(early);
    expect(await give('award', new Date(announced.getTime() - 1))).toEqual(early);
    expect(await give('finalist', new Date('2026-06-03T09:59:00+07:00'))).toEqual(early);
    expect(await give('finalist', new Date('2026-06-03T10:00:00+07:00'))).toMatchObject({ value: { issued: 1 } });
    expect(await give('participation', null)).toMatchObject({ value: { issued: 1 } });
    const { batchId } = must(await give('award', announced));
    const lift = { id: batchId as CertificateBatchId, visibleFrom: null };
    expect(await db.transact((tx) => setEmbargo(tx, hub, lift, testNow))).toEqual(early);
    expect(await db.transact((tx) => setEmbargo(tx, hub, lift, announced))).toEqual({ ok: true, value: null });
  });

  test('that somebody changed behind the hub’s back is found', async () => {
    const { id } = await one();
    await database.db.pool.query(`update certificate set content = content || '{"award":"Top 1"}' where id = $1`, [id]);
    expect(await certificateInvariants(database.db.conn)).toEqual([
      { name: 'competition.certificate_digest_verifies', subject: id, detail: '001/SERT/KIPPSU/III/2026' },
    ]);
    await database.db.pool.query(`update certificate set content = content || '{"award":""}' where id = $1`, [id]);
    await database.db.pool.query('update certificate set no = 99 where id = $1', [id]);
    expect((await certificateInvariants(database.db.conn)).map((it) => it.name).sort()).toEqual([
      'competition.certificate_digest_verifies',
      'competition.certificate_number_was_given',
    ]);
  });
});
