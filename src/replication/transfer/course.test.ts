import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testConfig, testNow } from '../../../tests/support/people.ts';
import {
  originContent,
  type ReplicationSite,
  replicationNow,
  replicationSite,
  signedPaper,
} from '../../../tests/support/replications.ts';
import { HERE } from '../../../tests/support/server.ts';
import { silentLog } from '../../platform/log.ts';
import { must } from '../../platform/outcome.ts';
import type { PublicCode } from '../../platform/public-code.ts';
import { publishVersion, paths as registryPaths, saveSection, submitVersion } from '../../registry/index.ts';
import type { ReplicationMoved } from './events.ts';
import type { ReplicationId } from './model/replication.ts';
import { tellMoved } from './notices.ts';
import { paths } from './paths.ts';
import { copiesAround } from './told.ts';

let site: ReplicationSite;
let id: ReplicationId;
beforeAll(async () => {
  site = await replicationSite();
});
afterAll(() => site.close());

const one = () => paths.one.to(id);
const now = () => replicationNow(site.desk, id);

describe('a replication from interest to certificate', () => {
  test('begins on the record, and tells the owner what is awaited', async () => {
    const begin = paths.begin.to(site.desk.originId);
    const sent = await site.send('writer', begin, paths.begin.pattern, { mengapa: 'Belum ada layanan di sini.' });
    expect(sent.status).toBe(303);
    id = (sent.to ?? '').split('/').at(-1) as ReplicationId;
    expect([(await now()).state, (await now()).regionCode]).toEqual(['interest', '12.12']);
    const page = await site.get('writer', one());
    expect(page.html).toContain('Pemilik inovasi atau hub: memverifikasi minat');
    expect((await site.get('owner', '/beranda')).html).toContain('Verifikasi minat');
    expect((await site.get('nias', one())).status).toBe(404);
    expect((await site.get('nobody', one())).status).toBe(303);
  });

  test('is verified by the owner with a note', async () => {
    const empty = await site.send('owner', one(), paths.verify.to(id), {});
    expect([empty.status, empty.html.includes('Bagian ini perlu diisi.')]).toEqual([422, true]);
    const sent = await site.send('owner', one(), paths.verify.to(id), { catatan_verifikasi: 'Sudah ditelepon.' });
    expect([sent.status, (await now()).state]).toEqual([303, 'verified']);
    const candidate = site.desk.people.coach.person.id;
    await site.send('hub', one(), paths.appoint.to(id), { fasilitator: candidate });
    expect((await now()).facilitatorName).toBe('Pendamping Hub');
  });

  test('is not agreed without a signed letter, and keeps what was typed', async () => {
    const given = { jenis: 'pks', nomor_surat: '420/17/PKS/2026', tanggal_surat: '2026-02-20' };
    const without = await site.send('writer', one(), paths.sign.to(id), given);
    expect(without.status).toBe(422);
    expect(without.html).toContain('Tanpa tanda tangan belum ada kesepakatan.');
    expect(without.html).toContain('420/17/PKS/2026');
    expect((await now()).agreement).toBe(null);
    const sent = await site.send('writer', one(), paths.sign.to(id), given, signedPaper());
    expect([sent.status, (await now()).state]).toEqual([303, 'agreed']);
    const page = await site.get('owner', one());
    expect(page.html).toContain('Perjanjian kerja sama (PKS) replikasi Sepeda Bagus');
  });

  test('is committed to by three sides, each by a person of its own', async () => {
    const as = (jabatan: string) => ({ jabatan, tanggal_komitmen: '2026-03-01' });
    for (const [who, office] of [
      ['leader', 'Sekretaris Daerah'],
      ['keeper', 'Kepala Bidang'],
      ['coach', 'Pendamping'],
    ] as const) {
      const sent = await site.send(who, one(), paths.commit.to(id), as(office));
      expect([who, sent.status]).toEqual([who, 303]);
    }
    const { state, commitments } = await now();
    expect([state, commitments.map((it) => it.side)]).toEqual(['committed', ['replicator', 'owner', 'facilitator']]);
  });

  test('has a plan out of the starter list, which is settled when each task has its people and day', async () => {
    await site.send('writer', paths.plan.to(id), paths.template.to(id), {});
    const plan = await site.get('writer', paths.plan.to(id));
    for (const word of ['Persiapan', 'Rencana dan pengembangan', 'Bentuk tim replikasi', 'Pelaku belum ditentukan'])
      expect(plan.html).toContain(word);
    const early = await site.post('writer', paths.settle.to(id), { revisi: String((await now()).revision) });
    expect([early.status, early.html.includes('Setiap tugas perlu pelaku dan tenggat.')]).toEqual([409, true]);
    await site.db.pool.query(`update replication_task set who = 'Tim Replikasi' where replication_id = $1`, [id]);
    const sent = await site.send('writer', one(), paths.settle.to(id), {});
    expect([sent.status, (await now()).state]).toEqual([303, 'planned']);
  });

  test('adapts the origin section by section, and begins a record with what is left', async () => {
    const section = paths.section.to(id, 'resources');
    const page = await site.get('writer', section);
    expect(page.html).toContain('Dua belas guru kunjung.');
    const bare = await site.send('writer', section, section, { putusan: 'changed' });
    expect([bare.status, bare.html.includes('Pilih keadaan setempat yang memintanya.')]).toEqual([422, true]);
    const said = {
      putusan: 'left_out',
      apa: 'Tidak memakai guru kunjung.',
      mengapa: 'Jarak terlalu jauh.',
      kondisi: 'geography',
    };
    expect((await site.send('writer', section, section, said)).status).toBe(303);
    const sent = await site.send('writer', one(), paths.record.to(id), { judul_catatan: 'Sepeda Bagus Toba' });
    expect(sent.status).toBe(303);
    const { replicaId } = await now();
    const work = await site.get('writer', registryPaths.work.to(replicaId as never));
    expect(work.html).toContain('Adaptasi dari Sepeda Bagus');
    const rows = await site.db.pool.query(
      `select v.content ->> 'resources' as resources, v.content ->> 'purpose' as purpose, l.adaptation
       from innovation n join innovation_version v on v.id = n.working_version_id
       join innovation_lineage l on l.innovation_id = n.id where n.id = $1 and l.origin_innovation_id = $2`,
      [replicaId, site.desk.originId],
    );
    expect(rows.rows).toEqual([
      {
        resources: '',
        purpose: 'Semua anak belajar.',
        adaptation: 'Sumber daya (Ditinggalkan): Tidak memakai guru kunjung. Alasan: Jarak terlalu jauh.',
      },
    ]);
  });

  test('is applied since a day, with its proof', async () => {
    const given = { mulai: '2026-03-02', catatan_mulai: 'Di tiga kecamatan.' };
    const without = await site.send('writer', one(), paths.start.to(id), given);
    expect([without.status, without.html.includes('Unggah buktinya.')]).toEqual([422, true]);
    const ahead = await site.send(
      'writer',
      one(),
      paths.start.to(id),
      { ...given, mulai: '2027-01-01' },
      signedPaper(),
    );
    expect([ahead.status, ahead.html.includes('Tanggal itu belum tiba.')]).toEqual([422, true]);
    const sent = await site.send('writer', one(), paths.start.to(id), given, signedPaper());
    expect([sent.status, (await now()).state]).toEqual([303, 'running']);
  });

  test('is evaluated by numbers of its own record, kept beside those of the origin', async () => {
    const early = await site.send('writer', one(), paths.evaluate.to(id), { evaluasi: 'Berjalan baik.' });
    expect([early.status, early.html.includes('belum memuat satu indikator pun')]).toEqual([422, true]);
    await fillReplica();
    const sent = await site.send('writer', one(), paths.evaluate.to(id), { evaluasi: 'Berjalan baik.' });
    expect([sent.status, (await now()).state]).toEqual([303, 'evaluated']);
    const page = await site.get('owner', one());
    for (const word of ['4 → 19', '10 → 60', 'Dampak replika di samping inovasi asal'])
      expect(page.html).toContain(word);
  });

  test('is sent back, handed in again, and certified once its record is public', async () => {
    const back = await site.send('owner', one(), paths.sendBack.to(id), { catatan_kembali: 'Sebut sumber angkanya.' });
    expect([back.status, (await now()).state]).toEqual([303, 'running']);
    await site.send('writer', one(), paths.evaluate.to(id), { evaluasi: 'Sumber: laporan dinas.' });
    const early = await site.post('owner', paths.certify.to(id), { revisi: String((await now()).revision) });
    expect([early.status, early.html.includes('belum terbit')]).toEqual([409, true]);
    await publishReplica();
    const sent = await site.send('owner', one(), paths.certify.to(id), {});
    expect(sent.status).toBe(303);
    const { state, certificateNumber, certificate } = await now();
    expect([state, certificateNumber, certificate?.signer]).toEqual([
      'certified',
      'REP-2026-0001',
      'Admin Deli Serdang',
    ]);
  });

  test('is told to the keepers of the origin in one mail, with the count of different regions', async () => {
    const { db, desk } = site;
    await db.pool.query('delete from mail_message; delete from notice');
    const { rows } = await db.pool.query<{ payload: ReplicationMoved }>(
      `select payload from outbox_fact where name = 'replication.moved' and payload ->> 'move' = 'certify'`,
    );
    expect(rows.length).toBe(1);
    const context = { db, config: testConfig, log: silentLog, baseUrl: HERE, now: testNow };
    for (const { payload } of [...rows, ...rows]) await tellMoved(payload, context);
    const mails = async (who: keyof typeof desk.people) => {
      const to = [desk.people[who].person.email];
      const found = await db.pool.query('select subject, body_text as text from mail_message where recipient = $1', to);
      return found.rows as readonly { readonly subject: string; readonly text: string }[];
    };
    const told = 'bersertifikat. Inovasi ini kini direplikasi di 1 wilayah lain.';
    const [credit, ...more] = await mails('keeper');
    expect([credit?.text.includes(told), more.length]).toEqual([true, 0]);
    expect((await mails('writer')).length).toBe(1);
    // Whoever certified it knows already, and strangers learn nothing.
    expect([await mails('owner'), await mails('nias')]).toEqual([[], []]);
  });

  test('is told beside both records once everyone may read them', async () => {
    const { originId, replicaId, startedOn } = await now();
    const told = [{ originId, replicaId, since: startedOn }].map((it) => expect.objectContaining(it));
    expect(await copiesAround(site.db.conn, [originId ?? ''])).toEqual(told);
    expect(await copiesAround(site.db.conn, [replicaId ?? ''])).toEqual(told);
    expect(await copiesAround(site.db.conn, [])).toEqual([]);
  });

  test('has a certificate that anybody checks', async () => {
    const code = (await now()).certificateCode as PublicCode;
    const page = await site.get('nobody', paths.verified.to(code));
    expect(page.status).toBe(200);
    for (const word of ['Sertifikat ini benar', 'REP-2026-0001', 'Sepeda Bagus Toba', '420/17/PKS/2026'])
      expect(page.html).toContain(word);
    const pdf = await site.server.ask(paths.certificate.to(id), {
      cookies: await site.server.cookiesOf(site.desk.people.writer.person.email),
    });
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const { to } = await site.get('nobody', registryPaths.record.to(site.desk.originId));
    const record = await site.get('nobody', to ?? '');
    expect(record.html).toContain('Kesepakatan replikasi dengan 1 wilayah');
  });
});

async function fillReplica(): Promise<void> {
  const { replicaId } = await now();
  const impact = originContent.impact.map((it) => ({ ...it, before: 4, after: 19, source: 'Dinas Toba' }));
  const content = { impact, stage: 'implementation', startDate: '2026-03-02', background: 'Banyak anak.' } as const;
  const input = { id: replicaId as never, revision: 1, content: { ...content, summary: 'Ringkasan.' } };
  must(await site.db.transact((tx) => saveSection(tx, site.desk.people.writer, input, testNow)));
}

async function publishReplica(): Promise<void> {
  const { replicaId } = await now();
  const { writer, admin } = site.desk.people;
  const rows = await site.db.pool.query(
    'update innovation_version set content = content || $2 where innovation_id = $1',
    [replicaId, { digital: false, mainAffair: 'pendidikan' }],
  );
  expect(rows.rowCount).toBe(1);
  await site.db.transact(async (tx) => {
    const submission = { id: replicaId as never, revision: 2, whatChanged: '' };
    const { versionId } = must(await submitVersion(tx, writer, submission, testNow));
    must(await publishVersion(tx, admin, { id: replicaId as never, versionId }, testNow));
  });
}
