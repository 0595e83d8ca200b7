import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificateDesk } from '../../../../tests/support/certificate-desk.ts';
import { plantCertificates, plantEdition, recipient } from '../../../../tests/support/certificates.ts';
import { workOff } from '../../../../tests/support/imports.ts';
import { testNow } from '../../../../tests/support/people.ts';
import { raiseStage, type Stage } from '../../../../tests/support/stage.ts';
import { newPublicCode, type PublicCode, shownPublicCode } from '../../../platform/public-code.ts';
import type { EditionId } from '../../edition/model/edition.ts';

let stage: Stage;
let editionId: EditionId;
beforeAll(async () => {
  stage = await raiseStage();
  editionId = await plantEdition(stage.database.db, stage.people.hub_admin);
});
afterAll(() => stage.database.close());

const { ask, certificatesOf, here, issued, textOf } = certificateDesk(() => ({ stage, editionId }));

describe('the public page', () => {
  test('says valid, revoked with day and reason, and replaced with the way to the new one', async () => {
    const batch = await issued('Valid\nCabut\nGanti');
    const [valid, revoked, mended] = await certificatesOf(batch);
    if (!valid || !revoked || !mended) throw new Error('no certificates');
    await ask(`/kelola/sertifikat/${revoked.id}/cabut`, 'hub_admin', { alasan: 'Bukan peserta.' });
    await ask(`/kelola/sertifikat/${mended.id}/perbaiki`, 'hub_admin', {
      name: 'Ganti, S.Pd.',
      unit: '',
      institution: '',
      award: '',
      entryTitle: '',
    });
    const pageOf = async ({ code }: { code: PublicCode }) => {
      const answer = await ask(`/sertifikat/${shownPublicCode(code)}`, 'anonymous');
      expect([answer.status, answer.headers.get('x-robots-tag')]).toEqual([200, 'noindex']);
      return textOf(answer);
    };
    const first = await pageOf(valid);
    for (const said of [
      'Sertifikat ini asli dan berlaku',
      valid.number,
      'Valid',
      'Juri',
      'Pemerintah Provinsi Sumatera Utara',
    ])
      expect(first).toContain(said);
    expect(await pageOf(revoked)).toContain('Dicabut pada 2 Maret 2026 dan tidak berlaku lagi. Alasan: Bukan peserta.');
    expect(await pageOf(mended)).toContain('Diganti pada 2 Maret 2026 dengan sertifikat lain');
    expect((await ask(`/kelola/sertifikat/${revoked.id}/unduh.pdf`)).status).toBe(409);
  });

  test('answers 404 for a code that nobody has, one under embargo and what is no code, each alike', async () => {
    const visibleFrom = new Date(testNow.getTime() + 60_000);
    const { ids } = await plantCertificates(stage.database.db, stage.people.hub_admin, {
      editionId,
      recipients: [recipient('Rahasia')],
      visibleFrom,
    });
    const [{ code }] = (await stage.database.db.pool.query('select code from certificate where id = $1', [...ids]))
      .rows;
    const answers = [];
    for (const it of [code as PublicCode, newPublicCode()]) {
      const answer = await ask(`/sertifikat/${shownPublicCode(it)}`, 'anonymous');
      answers.push([answer.status, (await textOf(answer)).replaceAll(shownPublicCode(it), 'KODE')]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(404);
    expect((await ask('/sertifikat/../etc', 'anonymous')).status).toBe(404);
    expect((await ask('/sertifikat/AAAA', 'anonymous')).status).toBe(404);
  });

  test('is found by typing the code, in small letters too', async () => {
    const code = newPublicCode();
    const answer = await ask(
      `/sertifikat?kode=${encodeURIComponent(shownPublicCode(code).toLowerCase().replaceAll('-', ' '))}`,
      'anonymous',
    );
    expect(answer.headers.get('location')).toBe(`/sertifikat/${shownPublicCode(code)}`);
    const wrong = await ask('/sertifikat?kode=ABCD-1234', 'anonymous');
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('value="ABCD-1234"');
  });

  test('lets one address try sixty codes in a minute', async () => {
    const headers = { 'x-real-ip': '203.0.113.99' };
    const statuses = [];
    for (let n = 0; n < 61; n += 1)
      statuses.push((await stage.server.ask(`/sertifikat/${shownPublicCode(newPublicCode())}`, { headers })).status);
    expect(statuses).toEqual([...Array(60).fill(404), 429]);
  });
});

describe('others', () => {
  test('than the organiser find none of its pages, and learn nothing under embargo', async () => {
    const batch = await issued('Nama;Surel\nAda;orang.innovator@contoh.example', {
      tampil: '2099-04-01',
      jam: '10.00',
    });
    const [one] = await certificatesOf(batch);
    const paths = [here(), `${here()}/baru`, `${here()}/pengaturan`, batch, `${here()}/unduh.json`];
    for (const part of ['other_admin', 'local_admin', 'innovator', 'leader', 'system_admin'] as const)
      for (const path of paths)
        expect({ part, path, status: (await ask(path, part)).status }).toEqual({ part, path, status: 404 });
    expect((await ask(`/kelola/sertifikat/${one?.id}`, 'innovator')).status).toBe(404);
    expect((await ask(`/kelola/sertifikat/${one?.id}/unduh.pdf`, 'innovator')).status).toBe(404);
    expect(await textOf(await ask('/kelola/sertifikat', 'innovator'))).not.toContain('Ada ');
    expect(await textOf(await ask('/beranda', 'innovator'))).not.toContain('Sertifikat siap diunduh');
    await workOff(stage.database.db);
    const told = async () =>
      (
        await stage.database.db.pool.query(
          "select kind from notice where kind = 'competition.notice.certificate_ready'",
        )
      ).rows;
    const before = (await told()).length;
    await ask(`${batch}/tampil`, 'hub_admin', { tampil: '2026-03-02', jam: '09.00' });
    await workOff(stage.database.db);
    expect((await told()).length).toBe(before + 1);
    expect((await ask(`/kelola/sertifikat/${one?.id}/unduh.pdf`, 'innovator')).status).toBe(200);
    expect(await textOf(await ask('/kelola/sertifikat', 'innovator'))).toContain('Ada');
    expect(await textOf(await ask('/beranda', 'innovator'))).toContain('Sertifikat siap diunduh 1');
    expect((await ask(`/kelola/sertifikat/${one?.id}/cabut`, 'innovator')).status).toBe(404);
  });
});
