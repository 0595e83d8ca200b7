import { certifyPresent, placeEvidence } from '../../src/coaching/clinic/actions/outcome.ts';
import type { ClinicId } from '../../src/coaching/clinic/model/clinic.ts';
import { screenCode } from '../../src/coaching/clinic/rules/code.ts';
import { must } from '../../src/platform/outcome.ts';
import { holdClinicAt, plantClinic, plantDraftClinic, plantRegistration, plantScan } from '../support/clinics.ts';
import { testNow } from '../support/people.ts';
import type { Stage } from '../support/stage.ts';
import { pathOf } from './addresses.ts';
import { BAIT, type Planted } from './bait.ts';
import { fresh } from './fresh.ts';
import type { Filler } from './problem-forms.ts';
import { lastOf } from './records.ts';

const HOUR_MS = 3_600_000;
/** Paths that want a clinic which has begun. */
const running = /(?:terlaksana|tutup|presensi\/?.*|hadir\/:kode|kepuasan|dokumen.*|sertifikat\.pdf)$/;
/** Paths that want a clinic which was held, with somebody of Toba who was there. */
const held = /(?:tutup|kepuasan|dokumen.*|sertifikat\.pdf)$/;

/** A clinic of the hub that invites Toba, in the state that the path wants, with somebody of Toba who comes. */
export async function clinicTarget(stage: Stage, path = ''): Promise<string> {
  const { database, people, places } = stage;
  const { db } = database;
  const given = { invitedIds: [places.toba], coachIds: [people.coach.person.id] };
  if (lastOf(path) === 'umumkan') return plantDraftClinic(db, people.hub_admin, given);
  const at = (hours: number) => new Date(testNow.getTime() + hours * HOUR_MS);
  const isRunning = running.test(path);
  const id = await plantClinic(db, people.hub_admin, isRunning ? { ...given, startsAt: at(-1), endsAt: at(1) } : given);
  const note = 'Data sebelum dan sesudah.';
  await plantRegistration(db, people.innovator, { clinicId: id, note, now: isRunning ? at(-1.5) : testNow });
  if (held.test(path)) await plantOutcome(stage, id, path);
  return id;
}

/** What was done after the clinic, as far as the path wants it. */
async function plantOutcome({ database, people, record }: Stage, id: ClinicId, path: string): Promise<void> {
  const { db } = database;
  await holdClinicAt(db, people.hub_admin, id);
  await db.pool.query('update clinic_registration set innovation_id = $2 where clinic_id = $1', [id, await record()]);
  if (/(?:pasang|urungkan)$/.test(path)) await plantScan(db, people.hub_admin, id);
  if (path.endsWith('urungkan')) must(await db.transact((tx) => placeEvidence(tx, people.hub_admin, id, testNow)));
  if (path.endsWith('sertifikat.pdf'))
    must(await db.transact((tx) => certifyPresent(tx, people.hub_admin, id, testNow)));
}

/** The code of a certificate of attendance. */
async function plantCode(stage: Stage): Promise<string> {
  const id = await clinicTarget(stage, '/klinik/:id/peserta/:peserta/sertifikat.pdf');
  const found = await stage.database.db.pool.query<{ code: string }>(
    'select t.code from clinic_certificate t join clinic_registration r on r.id = t.registration_id where r.clinic_id = $1',
    [id],
  );
  return found.rows[0]?.code ?? '';
}

/** Parts of addresses of clinics that are no `:id`: who comes, and the code of the screen. */
export async function partOfClinic(stage: Stage, path: string, id: string): Promise<Readonly<Record<string, string>>> {
  if (!path.startsWith('/klinik/')) return {};
  if (path.startsWith('/klinik/sertifikat/')) return { kode: await plantCode(stage) };
  const found = await stage.database.db.pool.query<{ id: string; secret: string }>(
    'select r.id, c.secret from clinic_registration r join clinic c on c.id = r.clinic_id where c.id = $1 order by r.id limit 1',
    [id],
  );
  const [row] = found.rows;
  if (!row) return {};
  return { peserta: row.id, kode: screenCode({ id: id as ClinicId, secret: row.secret }, testNow) };
}

/** What a person would type into the forms of clinics. */
export const clinicFillers: Readonly<Record<string, Filler>> = {
  '/klinik/baru': ({ places }) => ({
    ...{ id: pathOf(':id'), judul: fresh('Klinik'), mulai: '2026-04-01T09:00', selesai: '2026-04-01T15:00' },
    ...{ tempat: 'Aula', kapasitas: '30', undangan: places.toba },
  }),
  '/klinik/:id/ubah': ({ places }) => ({ judul: fresh('Klinik lain'), undangan: places.toba }),
  '/klinik/:id/batalkan': () => ({ alasan: 'Narasumber berhalangan.', revisi: '2' }),
  ...Object.fromEntries(
    [['umumkan', '1'] as const, ['terlaksana', '2'] as const, ['tutup', '2'] as const].map(([deed, revisi]) => [
      `/klinik/:id/${deed}`,
      () => ({ revisi }),
    ]),
  ),
  '/klinik/:id/daftar': () => ({ id: pathOf(':id'), catatan: fresh('Pertanyaan') }),
  '/klinik/:id/kepuasan': () => ({ useful: '4', coaching: '3', arrangement: '4', next_step: '2' }),
  '/klinik/:id/dokumen': () => ({ id: pathOf(':id'), jenis: 'scan', judul: fresh('Daftar hadir') }),
  '/klinik/:id/dokumen/tautan': () => ({
    ...{ id: pathOf(':id'), judul: fresh('Materi'), tautan: 'https://contoh.example/materi' },
  }),
  '/klinik/:id/dokumen/notulen': () => ({ notulen: fresh('Dibahas'), keputusan: 'Unggah angka awal.' }),
  '/klinik/:id/presensi/:peserta': () => ({ hadir: 'ya', alasan: 'Menurut tanda tangan.' }),
  '/klinik/:id/presensi': async ({ database }) => {
    const found = await database.db.pool.query<{ id: string }>(
      'select id from clinic_registration order by id desc limit 1',
    );
    return { peserta: found.rows[0]?.id ?? '', tanda: pathOf(':id') };
  },
  '/klinik/:id/peserta/daftarkan': ({ people, places }) => ({
    ...{ instansi: places.toba, orang: people.leader.person.id },
  }),
};

/** What somebody of Toba wants to ask at a clinic, which a stranger does not read, and a clinic that nobody knows of yet. */
export async function plantClinicSecrets({ database, people, places }: Stage): Promise<Planted> {
  const { db } = database;
  const given = { invitedIds: [places.toba, places.deliSerdang] };
  const id: ClinicId = await plantClinic(db, people.hub_admin, given);
  const registration = await plantRegistration(db, people.innovator, {
    clinicId: id,
    note: `${BAIT} rahasiatanyaklinik`,
  });
  const title = `Klinik ${BAIT} rahasiakonsepklinik`;
  const draft = await plantDraftClinic(db, people.hub_admin, { title, invitedIds: [places.toba] });
  const readers = ['innovator', 'local_admin', 'hub_admin', 'system_admin'] as const;
  return {
    secrets: [
      { name: 'clinic: what is to be asked', word: 'rahasiatanyaklinik', readers },
      { name: 'clinic: who comes', word: registration, readers },
      { name: 'clinic: a draft', word: 'rahasiakonsepklinik', readers: ['hub_admin', 'system_admin'] },
    ],
    ids: { klinik: [id, draft] },
  };
}
