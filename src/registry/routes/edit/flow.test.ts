import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { countQueries } from '../../../../tests/support/database.ts';
import { personWith } from '../../../../tests/support/people.ts';
import { boxOf, readyContent, recordsStage, type Stage } from '../../../../tests/support/records-stage.ts';
import { oneRow } from '../../../../tests/support/registry.ts';
import { emptyContent } from '../../model/content.ts';
import type { InnovationId } from '../../model/ids.ts';
import { paths } from '../../paths.ts';

let stage: Stage;
let id: InnovationId;

beforeAll(async () => {
  stage = await recordsStage();
});
afterAll(() => stage.close());

describe('a new record', () => {
  test('begins with what exists, and copying is the first choice', async () => {
    ({ id } = await stage.published());
    const shown = await stage.get('toba', paths.newRecord.to({ judul: 'antrean ramah puskesmas' }));
    expect(shown.html).toContain('Sudah ada inovasi serupa');
    // By the interest that a replication begins with, not by a copy of the text alone.
    const interest = `/replikasi/baru?asal=${id}`;
    expect(shown.html.indexOf(interest)).toBeGreaterThan(0);
    expect(shown.html.indexOf(interest)).toBeLessThan(shown.html.indexOf('Lanjut membuat baru'));
    const typing = await stage.get('toba', `${paths.newRecordSimilar.to()}?q=antrean+ramah`);
    expect(typing.html).toContain(interest);
  });

  test('is made once, however often the form is sent', async () => {
    const page = await stage.get('writer', paths.newRecord.to({ judul: 'Kapal belajar' }));
    const form = {
      id: boxOf(page, 'id') ?? '',
      judul: 'Kapal belajar',
      instansi: boxOf(page, 'instansi') ?? '',
      unit: boxOf(page, 'unit') ?? '',
    };
    const send = () => stage.post('writer', paths.newRecord.to(), form);
    const answers = [await send(), await send()];
    expect(answers.map((it) => it.to)).toEqual(Array(2).fill(`/kelola/inovasi/${form.id}`));
    expect(
      await oneRow(
        stage.db,
        sql`select count(*) as n from innovation_version where content ->> 'title' = 'Kapal belajar'`,
      ),
    ).toEqual({ n: 1 });
  });

  test('without a title asks for it again', async () => {
    const shown = await stage.get('writer', paths.newRecord.to({ judul: ' ' }));
    expect(shown.status).toBe(422);
    expect(shown.html).toContain('Isi “Judul inovasi”');
  });

  test('of the hub asks for the institution, then for its unit', async () => {
    const first = await stage.get('hub', paths.newRecord.to({ judul: 'Kapal baca' }));
    expect(first.html).toContain('name="instansi"');
    const next = paths.newRecordPlace.to({ judul: 'Kapal baca', instansi: stage.who.writer.acting!.institutionId });
    const second = await stage.get('hub', next);
    expect(second.html).toContain('Dinas Pendidikan');
    expect(boxOf(second, 'instansi')).toBe(stage.who.writer.acting!.institutionId);
  });

  test('that copies another points to it and takes its way along, not its figures', async () => {
    ({ id } = await stage.published({ ...readyContent, implementation: 'Tiga loket' }));
    const origin = id;
    id = newId<'InnovationId'>();
    const form = {
      id,
      judul: 'Antrean ramah Toba',
      adaptasi: 'Dua loket',
      instansi: stage.who.toba.acting!.institutionId,
      unit: '',
    };
    const answer = await stage.post('toba', paths.replicate.to(origin), form);
    expect(answer.to).toBe(paths.work.to(id));
    const { content } = await stage.stored(id);
    expect([content.implementation, content.novelty, content.background, content.stage]).toEqual([
      'Tiga loket',
      'Dua loket',
      '',
      'initiative',
    ]);
    expect(
      await oneRow(
        stage.db,
        sql`select origin_innovation_id, adaptation from innovation_lineage where innovation_id = ${id}`,
      ),
    ).toEqual({
      origin_innovation_id: origin,
      adaptation: 'Dua loket',
    });
  });

  test('is for those who may write: a leader learns of no page', async () => {
    const leader = await personWith(stage.db, 'Pimpinan', [
      { role: 'leader', institutionId: stage.who.writer.acting!.institutionId },
    ]);
    const signedIn = await stage.server.cookiesOf(leader.person.email);
    expect((await stage.server.ask(paths.newRecord.to(), { cookies: signedIn })).status).toBe(404);
  });
});

describe('the way to the public', () => {
  test('goes over the admin, with notes at their sections', async () => {
    const planted = await stage.plant();
    const versi = planted.versionId;
    ({ id } = planted);
    const sent = await stage.post('writer', paths.submit.to(id), { revision: '1' });
    expect(sent.to).toBe(paths.work.to(id));
    const bare = await stage.post('admin', paths.return.to(id), { versi });
    expect([bare.status, bare.html.includes('Tulis paling sedikit satu catatan')]).toEqual([422, true]);
    await stage.post('admin', paths.return.to(id), { versi, 'catatan.novelty': 'Apa bedanya?' });
    expect((await stage.stored(id)).state).toBe('returned');
    const section = await stage.get('writer', paths.section.to(id, 'novelty'));
    expect(section.html).toContain('Apa bedanya?');
    await stage.post('writer', paths.submit.to(id), { revision: '1' });
    const done = await stage.post('admin', paths.publish.to(id), { versi });
    expect([done.status, (await stage.stored(id)).state]).toEqual([303, 'published']);
  });

  test('is closed to a record with gaps, which says what is missing', async () => {
    ({ id } = await stage.plant(emptyContent('Baru judul')));
    const shown = await stage.get('writer', paths.check.to(id));
    expect(shown.html).toContain('Belum dapat dikirim. Lengkapi dahulu: Tahapan, Jenis digital atau nondigital,');
    const forced = await stage.post('writer', paths.submit.to(id), { revision: '1' });
    expect(forced.status).toBe(409);
  });

  test('asks a second version what changed', async () => {
    ({ id } = await stage.published());
    await stage.post('writer', paths.startVersion.to(id), {});
    const bare = await stage.post('writer', paths.submit.to(id), { revision: '1', perubahan: '' });
    expect([bare.status, bare.html.includes('Tulis apa yang berubah pada versi ini')]).toEqual([422, true]);
    await stage.post('writer', paths.section.to(id, 'novelty'), { revision: '1', novelty: 'Kini dengan kursi' });
    await stage.post('writer', paths.submit.to(id), { revision: '2', perubahan: 'Kursi tunggu' });
    const compared = await stage.get('admin', paths.compare.to(id, 1, 2));
    expect(compared.html).toContain('<ins>Kini dengan kursi</ins>');
    expect(compared.html).toContain('Kursi tunggu');
    expect(compared.html).not.toContain('Antrean panjang sejak pagi.');
  });

  test('compares no versions that are not there', async () => {
    ({ id } = await stage.published());
    for (const query of ['', '?dari=1&ke=9', '?dari=x&ke=1', '?dari=1&ke=1e3'])
      expect((await stage.get('writer', `${paths.compare.path(id)}${query}`)).status).toBe(404);
  });
});

test('a move sent twice by a double click is made once and answers as if it were one', async () => {
  const planted = await stage.plant();
  ({ id } = planted);
  const versi = planted.versionId;
  const twice = async (part: 'writer' | 'admin', path: string, form = {}) => {
    const answers = [await stage.post(part, path, form), await stage.post(part, path, form)];
    expect({ path, answers: answers.map((it) => [it.status, it.to]) }).toEqual({
      path,
      answers: Array(2).fill([303, paths.work.to(id)]),
    });
  };
  await twice('writer', paths.submit.to(id), { revision: '1' });
  await twice('admin', paths.return.to(id), { versi, 'catatan.novelty': 'Apa bedanya?' });
  await twice('writer', paths.submit.to(id), { revision: '1' });
  await twice('writer', paths.withdraw.to(id));
  await twice('writer', paths.submit.to(id), { revision: '1' });
  await twice('admin', paths.publish.to(id), { versi });
  await twice('writer', paths.startVersion.to(id));
  await twice('admin', paths.archive.to(id), { alasan: 'Ganda' });
  await twice('admin', paths.restore.to(id));
  const told = await oneRow(
    stage.db,
    sql`select count(*) as n, (select count(*) from innovation_note where version_id = ${versi}) as notes
      from audit_event where subject_id = ${id}`,
  );
  expect(told).toEqual({ n: 10, notes: 1 });
});

describe('what hangs on a record', () => {
  test('awards are typed as rows, and a stale tab shows what is stored', async () => {
    ({ id } = await stage.plant());
    const page = await stage.get('writer', paths.awards.to(id));
    const seen = boxOf(page, 'terlihat') ?? '';
    const row = (level: string) => ({
      terlihat: seen,
      'awards.0.titleUsed': 'Antrean',
      'awards.0.competition': 'KIPP',
      'awards.0.levelText': level,
      'awards.0.year': '2022',
      'awards.0.yearCertain': 'ya',
    });
    const send = (level: string) => stage.post('writer', paths.awards.to(id), row(level));
    expect((await send('Top 45')).status).toBe(303);
    expect(
      await oneRow(
        stage.db,
        sql`select level_top, year, year_certain from innovation_award where innovation_id = ${id}`,
      ),
    ).toEqual({
      level_top: 45,
      year: 2022,
      year_certain: false,
    });
    const stale = await send('Top 99');
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('Top 45 KIPP 2022?: Antrean');
    expect(boxOf(stale, 'awards.0.levelText')).toBe('Top 99');
  });

  test('the origin is named by the address of its page', async () => {
    ({ id } = await stage.published());
    const origin = id;
    ({ id } = await stage.plant());
    const seen = boxOf(await stage.get('writer', paths.lineage.to(id)), 'terlihat') ?? '';
    const send = (alamat: string) =>
      stage.post('writer', paths.lineage.to(id), { terlihat: seen, asal: 'katalog', alamat });
    expect((await send('https://contoh.example/apa')).status).toBe(422);
    expect((await send(`https://hub.example${paths.record.to(origin)}`)).status).toBe(303);
    const work = await stage.get('writer', paths.work.to(id));
    expect(work.html).toContain('Antrean ramah');
  });

  test('a writer does not appoint; the admin does, and only people of the institution', async () => {
    ({ id } = await stage.plant());
    const form = { dari: stage.who.writer.person?.id ?? '', kepada: stage.who.admin.person?.id ?? '' };
    expect((await stage.post('writer', paths.handOver.to(id), form)).status).toBe(403);
    expect((await stage.post('admin', paths.handOver.to(id), form)).to).toBe(paths.keepers.to(id));
    const wrong = await stage.post('admin', paths.addKeeper.to(id), { orang: stage.who.toba.person?.id ?? '' });
    expect(wrong.status).toBe(422);
  });

  test('history tells each step by name', async () => {
    ({ id } = await stage.published());
    const shown = await stage.get('writer', paths.history.to(id));
    const [made, handedIn, public_] = ['Membuat inovasi', 'Mengirim kepada admin', 'Menerbitkan'].map((it) =>
      shown.html.indexOf(it),
    );
    expect(public_).toBeLessThan(handedIn ?? 0);
    expect(handedIn).toBeLessThan(made ?? 0);
  });
});

test('the work page costs the same number of queries whatever hangs on the record', async () => {
  ({ id } = await stage.plant());
  const count = async () => (await countQueries(stage.db, () => stage.get('writer', paths.work.to(id)))).queries;
  const bare = await count();
  expect(bare).toBeGreaterThan(8);
  ({ id } = await stage.published());
  expect(await count()).toBe(bare);
});
