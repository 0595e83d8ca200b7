import { demoPeople, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { dayOf } from '#platform/dates.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { addActivity, publishProgramme } from './actions.ts';
import { programmeOf } from './queries.ts';
import type { TypedActivity } from './rules.ts';

const BUREAU = 'Biro Organisasi Setda Provinsi Sumatera Utara';

type Example = Pick<TypedActivity, 'kind' | 'title' | 'quarter' | 'office' | 'target'> & Partial<TypedActivity>;

/** Plausible and invented; no day of a year is a fact about any office. */
const examples = (year: number): readonly Example[] => [
  {
    ...{ kind: 'meeting', title: 'Forum awal tahun anggota hub (contoh)', quarter: '1', office: BUREAU },
    ...{ target: '33 kabupaten dan kota hadir', startsOn: `${year}-02-10`, place: 'Medan', state: 'done' },
    result: '29 kabupaten dan kota hadir (contoh).',
  },
  {
    ...{ kind: 'clinic', title: 'Klinik pendampingan proposal (contoh)', quarter: '2', office: BUREAU },
    ...{ target: '60 proposal didampingi', startsOn: `${year}-06-02`, endsOn: `${year}-06-03`, place: 'Medan' },
  },
  {
    ...{ kind: 'competition', title: 'Kompetisi inovasi pelayanan publik provinsi (contoh)', quarter: '2' },
    ...{ office: BUREAU, target: 'Setiap kabupaten dan kota mengirim sekurang-kurangnya satu usulan' },
  },
  {
    ...{ kind: 'study_visit', title: 'Studi tiru layanan belajar inklusif (contoh)', quarter: '3' },
    ...{ office: 'Pemerintah Kabupaten Deli Serdang', target: '5 daerah berkunjung', place: 'Lubuk Pakam' },
  },
  {
    ...{ kind: 'monitoring', title: 'Pemantauan keberlanjutan dan replikasi (contoh)', quarter: '4', office: BUREAU },
    target: 'Semua inovasi terbit diperbarui',
  },
];

const unsaid = { startsOn: '', endsOn: '', place: '', state: 'planned', result: '' } as const;

/** The hub's programme of this year, published, and that of the next as a draft; once. */
export async function seedProgramme({ db, config, now }: SeedContext): Promise<void> {
  const { hubRegion } = config;
  const id = (await demoPeople(db.conn)).get('admin.hub');
  const hub = id ? await viewerOfPerson(db.conn, id, 'hub_admin') : null;
  const year = Number(dayOf(now).slice(0, 4));
  if (!hub || (await programmeOf(db.conn, hubRegion, year)).activities.length > 0) return;
  await db.transact(async (tx) => {
    for (const example of examples(year)) {
      const early = example.state === 'done' && (example.startsOn ?? '') > dayOf(now);
      const typed = { ...unsaid, ...example, ...(early ? { state: 'planned', result: '' } : {}) };
      must(await addActivity(tx, hub, { id: newId<'HubActivityId'>(), hubRegion, year, typed }, now));
    }
    must(await publishProgramme(tx, hub, { hubRegion, year }, now));
  });
}
