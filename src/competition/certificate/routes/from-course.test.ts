import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificateDesk } from '../../../../tests/support/certificate-desk.ts';
import { plantEdition } from '../../../../tests/support/certificates.ts';
import { plantAnnounced, plantCourse } from '../../../../tests/support/course.ts';
import { raiseStage, type Stage } from '../../../../tests/support/stage.ts';
import type { EditionId } from '../../edition/model/edition.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

const desk = (id: EditionId) => certificateDesk(() => ({ stage, editionId: id }));

describe('the course of an edition', () => {
  const course = { sumber: 'perjalanan', jenis: 'award' };

  test('gives the winner of the minutes a certificate, which its unit finds beside what was decided', async () => {
    const id = await plantAnnounced(stage);
    const { ask, certificatesOf, handIn, textOf } = desk(id);
    const batch = (await handIn('', course)).headers.get('location') ?? '';
    expect(await textOf(await ask(batch))).toContain('1 penerima');
    expect((await ask(`${batch}/terbitkan`, 'hub_admin', {})).status).toBe(303);
    const [given] = await certificatesOf(batch);
    const { rows } = await stage.database.db.pool.query(
      `select subject, unit_id, institution_id, content->>'award' as award, visible_from from certificate c
       join certificate_batch b on b.id = c.batch_id where c.id = $1`,
      [given?.id],
    );
    expect(rows).toEqual([
      {
        subject: `entry:${await entryOf(id)}`,
        unit_id: stage.places.unit,
        institution_id: stage.places.toba,
        award: 'Top 1',
        visible_from: expect.any(Date),
      },
    ]);
    const feedback = await ask(`/kelola/usulan/${await entryOf(id)}/umpan-balik`, 'innovator');
    expect(await textOf(feedback)).toContain('Top 1');
    expect(await (await ask(`/kelola/usulan/${await entryOf(id)}/umpan-balik`, 'innovator')).text()).toContain(
      `/kelola/sertifikat/${given?.id}/unduh.pdf`,
    );
  });

  test('keeps a winner back until the hour of the announcement, whatever hour the form says', async () => {
    const id = await plantCourse(stage, '/kelola/kompetisi/x/pleno/tpi/buka-lagi');
    const batch = (await desk(id).handIn('', course)).headers.get('location') ?? '';
    const { rows } = await stage.database.db.pool.query('select visible_from from certificate_batch where id = $1', [
      batch.split('/').at(-1),
    ]);
    expect(rows).toEqual([{ visible_from: new Date('2099-01-01T00:00:00Z') }]);
  });

  test.each([
    ['speaker', 'Untuk narasumber dan panitia, gunakan daftar.'],
    ['award', 'berita acara pleno akhir belum ditandatangani'],
    ['participation', 'Belum ada usulan yang terkirim.'],
    ['juror', 'Belum ada juri yang menerima tugas.'],
  ])('says what is missing for %s', async (jenis, message) => {
    const empty = desk(await plantEdition(stage.database.db, stage.people.hub_admin));
    const answer = await empty.handIn('', { ...course, jenis });
    expect(answer.status).toBe(422);
    expect(await empty.textOf(answer)).toContain(message);
  });

  async function entryOf(id: EditionId): Promise<string> {
    const { rows } = await stage.database.db.pool.query<{ id: string }>('select id from entry where edition_id = $1', [
      id,
    ]);
    return rows[0]?.id ?? '';
  }
});
