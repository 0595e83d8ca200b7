import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import type { InstitutionId, UnitId } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { formIn } from '../../../tests/support/form.ts';
import { testNow, unitIn } from '../../../tests/support/people.ts';
import { recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import { oneRow } from '../../../tests/support/registry.ts';
import { archiveInnovation } from '../actions/innovation.ts';
import type { BulkRunId } from '../bulk/model.ts';
import { paths as runPaths } from '../bulk/paths.ts';
import type { InnovationId } from '../model/ids.ts';
import { paths as registryPaths } from '../paths.ts';
import type { RelocationId } from './model.ts';
import { paths } from './paths.ts';

let stage: Stage;
let id: InnovationId;
let deli: InstitutionId;
let toba: InstitutionId;
let ownUnit: UnitId;
let otherUnit: UnitId;
let tobaUnit: UnitId;

beforeAll(async () => {
  stage = await recordsStage();
  deli = stage.who.admin.acting!.institutionId;
  toba = stage.who.toba.acting!.institutionId;
  ownUnit = stage.who.writer.acting!.unitId!;
  otherUnit = await unitIn(stage.db, deli, 'Dinas Kesehatan');
  tobaUnit = await unitIn(stage.db, toba, 'Puskesmas Balige');
});
afterAll(() => stage.close());
beforeEach(async () => {
  ({ id } = await stage.published());
});

type Part = 'admin' | 'hub' | 'toba' | 'writer';
type Form = Record<string, string>;

/** What the form of the page holds, filled in. */
async function filled(part: Part, to: InstitutionId, form: Form): Promise<Form> {
  const page = await stage.get(part, paths.chosen.to(id, to));
  return { ...formIn(page.html, paths.form.to(id)), ...form };
}
const move = async (part: Part, to: InstitutionId, form: Form) =>
  stage.post(part, paths.form.to(id), await filled(part, to, form));

const stands = () =>
  oneRow<{ institution: string; unit: string | null; found: string; public: boolean; keepers: number }>(
    stage.db,
    sql`select i.institution_id as institution, i.unit_id as unit, d.institution_id as found, d.is_public as public,
      (select count(*) from innovation_keeper k where k.innovation_id = i.id and k.until is null) as keepers
      from innovation i join search_doc d on d.innovation_id = i.id where i.id = ${id}`,
  );
const events = async () =>
  (await historyOf(stage.db.conn, { kind: 'innovation', id })).map((row) => row.event.split('.').at(-1));

/** Evidence of the record's unit that proves these records. */
async function evidence(of: readonly InnovationId[]): Promise<string> {
  const evidenceId = newId();
  await stage.db.pool.query(
    `insert into evidence (id, institution_id, unit_id, kind, title, url, created_at, updated_at)
     values ($1, $2, $3, 'link', 'SK', 'https://contoh.example/sk', now(), now())`,
    [evidenceId, deli, ownUnit],
  );
  for (const subject of of)
    await stage.db.pool.query(
      `insert into evidence_use (evidence_id, subject_kind, subject_id, place, added_at)
       values ($1, 'innovation', $2, 'section:summary', now())`,
      [evidenceId, subject],
    );
  return evidenceId;
}
const lockerOf = (evidenceId: string) =>
  oneRow<{ institution_id: string; unit_id: string | null }>(
    stage.db,
    sql`select institution_id, unit_id from evidence where id = ${evidenceId}`,
  );

describe('to another unit of the institution', () => {
  test('a record moves at once with what proves it alone, keeps its address, and comes back within a day', async () => {
    const { id: other } = await stage.plant();
    const [alone, shared] = [await evidence([id]), await evidence([id, other])];
    const form = await filled('admin', deli, { unit: otherUnit, alasan: 'Unit digabung.' });
    const answers = [
      await stage.post('admin', paths.form.to(id), form),
      await stage.post('admin', paths.form.to(id), form),
    ];
    const run = form.id as BulkRunId;
    expect(answers.map((it) => [it.status, it.to])).toEqual(Array(2).fill([303, runPaths.one.to(run)]));
    expect(await stands()).toEqual({ institution: deli, unit: otherUnit, found: deli, public: true, keepers: 1 });
    expect([await lockerOf(alone), await lockerOf(shared)]).toEqual([
      { institution_id: deli, unit_id: otherUnit },
      { institution_id: deli, unit_id: ownUnit },
    ]);
    const address = await stage.get('toba', registryPaths.record.to(id));
    expect((await stage.get('toba', address.to ?? '')).html).toContain('Dinas Kesehatan');
    expect((await events()).filter((event) => event === 'relocate')).toHaveLength(1);
    const shown = await stage.get('admin', runPaths.one.to(run));
    expect(shown.html).toContain('1 inovasi dipindahkan.');
    expect(shown.html).toContain('Dinas Kesehatan, Pemerintah Kabupaten Deli Serdang: Unit digabung.');
    await stage.post('admin', runPaths.undo.to(run));
    expect(await stands()).toEqual({ institution: deli, unit: ownUnit, found: deli, public: true, keepers: 1 });
    expect(await lockerOf(alone)).toEqual({ institution_id: deli, unit_id: ownUnit });
  });

  test('is not taken back once somebody changed the record', async () => {
    const form = await filled('admin', deli, { unit: otherUnit, alasan: 'Unit digabung.' });
    await stage.post('admin', paths.form.to(id), form);
    const later = new Date(testNow.getTime() + 60_000);
    const archive = { id, reason: 'Ganda.' };
    must(await stage.db.transact((tx) => archiveInnovation(tx, stage.who.admin, archive, later)));
    await stage.post('admin', runPaths.undo.to(form.id as BulkRunId));
    expect((await stands()).unit).toBe(otherUnit);
  });

  test('wants a reason and a place that stands, and keeps what was typed', async () => {
    const none = await move('admin', deli, { unit: otherUnit, alasan: ' ' });
    expect([none.status, formIn(none.html, paths.form.to(id))?.unit]).toEqual([422, otherUnit]);
    const foreign = await move('admin', deli, { unit: tobaUnit, alasan: 'Salah.' });
    expect(foreign.status).toBe(422);
    expect(foreign.html).toContain('Salah.');
    const same = await move('admin', deli, { unit: ownUnit, alasan: 'Sama.' });
    expect(same.html).toContain('Inovasi ini sudah berada di sana.');
    expect((await stands()).unit).toBe(ownUnit);
  });

  test('from a stale tab is told that the record moved meanwhile', async () => {
    const stale = await filled('admin', deli, { unit: '', alasan: 'Dari tab lama.' });
    await move('hub', deli, { unit: otherUnit, alasan: 'Unit digabung.' });
    const answer = await stage.post('admin', paths.form.to(id), stale);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('sudah dipindahkan sejak Anda membuka halaman ini');
    expect((await stands()).unit).toBe(otherUnit);
  });

  test('is for admins: a writer and another institution find no page', async () => {
    expect((await stage.get('writer', paths.form.to(id))).status).toBe(404);
    expect((await stage.get('toba', paths.form.to(id))).status).toBe(404);
  });
});

describe('to another institution', () => {
  const offered = async () => {
    const form = await filled('admin', toba, { alasan: 'Puskesmas kini di Toba.' });
    const answer = await stage.post('admin', paths.form.to(id), form);
    expect([answer.status, answer.to]).toEqual([303, paths.one.to(form.id as RelocationId)]);
    return form.id as RelocationId;
  };
  const answerOf = async (offer: RelocationId, form: Form) => {
    const page = await stage.get('toba', paths.one.to(offer));
    return stage.post('toba', paths.answer.to(offer), { ...formIn(page.html, paths.answer.to(offer)), ...form });
  };

  test('it is offered and waits; the admin there reads it, accepts it into a unit, and may take that back', async () => {
    const own = await evidence([id]);
    const offer = await offered();
    expect((await stands()).institution).toBe(deli);
    expect((await stage.get('toba', '/beranda')).html).toContain('Terima atau tolak: Antrean ramah');
    expect((await stage.get('admin', '/beranda')).html).toContain('Antrean ramah menunggu jawaban');
    expect((await stage.get('writer', paths.one.to(offer))).status).toBe(404);
    expect((await stage.post('admin', paths.answer.to(offer), { jawaban: 'terima', id: newId() })).status).toBe(403);
    const accepted = await answerOf(offer, { jawaban: 'terima', unit: tobaUnit });
    expect(accepted.status).toBe(303);
    expect(await stands()).toEqual({ institution: toba, unit: tobaUnit, found: toba, public: true, keepers: 0 });
    expect(await lockerOf(own)).toEqual({ institution_id: toba, unit_id: tobaUnit });
    expect((await stage.get('admin', registryPaths.work.to(id))).status).toBe(404);
    const run = accepted.to?.split('/').at(-1) as BulkRunId;
    await stage.post('toba', runPaths.undo.to(run));
    expect(await stands()).toEqual({ institution: deli, unit: ownUnit, found: deli, public: true, keepers: 1 });
    expect(await lockerOf(own)).toEqual({ institution_id: deli, unit_id: ownUnit });
  });

  test('sent and accepted twice, it is offered and moved once', async () => {
    const form = await filled('admin', toba, { alasan: 'Puskesmas kini di Toba.' });
    const sent = [
      await stage.post('admin', paths.form.to(id), form),
      await stage.post('admin', paths.form.to(id), form),
    ];
    const offer = form.id as RelocationId;
    expect(sent.map((it) => it.to)).toEqual(Array(2).fill(paths.one.to(offer)));
    const page = await stage.get('toba', paths.one.to(offer));
    const answer = { ...formIn(page.html, paths.answer.to(offer)), jawaban: 'terima', unit: '' };
    const twice = [
      await stage.post('toba', paths.answer.to(offer), answer),
      await stage.post('toba', paths.answer.to(offer), answer),
    ];
    expect(twice[0]?.to).toMatch(/^\/kelola\/massal\//);
    expect(twice[1]?.to).toBe(twice[0]?.to);
    expect((await events()).slice(0, 2)).toEqual(['relocate', 'offer_relocation']);
  });

  test('it is declined with a reason, and the record stays', async () => {
    const offer = await offered();
    expect((await answerOf(offer, { jawaban: 'tolak', alasan: '' })).status).toBe(422);
    expect((await answerOf(offer, { jawaban: 'tolak', alasan: 'Bukan unit kami.' })).status).toBe(303);
    expect((await stage.get('admin', paths.one.to(offer))).html).toContain('Bukan unit kami.');
    expect((await stands()).institution).toBe(deli);
    const late = await stage.post('toba', paths.answer.to(offer), { jawaban: 'terima', id: newId(), unit: '' });
    expect([late.to, (await stands()).institution]).toEqual([paths.one.to(offer), deli]);
  });

  test('it is offered to one at a time, and can be taken back', async () => {
    const offer = await offered();
    const second = await move('admin', toba, { alasan: 'Sekali lagi.' });
    expect([second.status, second.html.includes('Masih ada tawaran pindah')]).toEqual([422, true]);
    const withdrawn = await stage.post('admin', paths.withdraw.to(offer));
    expect(withdrawn.to).toBe(paths.one.to(offer));
    await offered();
  });

  test('the hub’s admin moves it at once, which answers an offer that waits', async () => {
    const offer = await offered();
    const moved = await move('hub', toba, { unit: tobaUnit, alasan: 'Sesuai Perbup.' });
    expect(moved.to).toMatch(/^\/kelola\/massal\//);
    expect(await stands()).toMatchObject({ institution: toba, unit: tobaUnit });
    expect((await stage.get('toba', paths.one.to(offer))).html).toContain('Diterima. Inovasi sudah berpindah.');
  });
});
