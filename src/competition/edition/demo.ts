import { clockOf } from '#platform/dates.ts';
import { isoOf } from '#platform/document/read.ts';
import { type EditionDocument, editionDocument } from './model/document.ts';
import { editionPresetOf } from './model/presets.ts';
import type { StageKind } from './model/stages.ts';

const DAY_MS = 86_400_000;

/** Days from now at which a stage begins and ends; a single one for what happens at a moment. */
type Days = Partial<Readonly<Record<StageKind, readonly [number, number] | readonly [number]>>>;

/** The document with its stages so many days from now, beginning in the morning and ending at night. */
export function withDates(document: EditionDocument, days: Days, now: Date): EditionDocument {
  const at = (day: number, hour: string) =>
    isoOf(`${clockOf(new Date(now.getTime() + day * DAY_MS)).slice(0, 10)}T${hour}`);
  const stages = document.stages.map((stage) => {
    const [from, to] = days[stage.kind] ?? [];
    const opens = from === undefined ? null : at(from, '09:00');
    return { ...stage, opens, closes: to === undefined ? null : at(to, '23:59') };
  });
  return { ...document, year: Number(clockOf(now).slice(0, 4)), stages };
}

function presetOf(code: string, changes: Partial<EditionDocument>): EditionDocument {
  const preset = editionPresetOf(code);
  if (!preset) throw new Error(`the demonstration names the preset ${code}, which is not there`);
  return editionDocument.parse({ ...preset.document, ...changes });
}

const national = presetOf('kipp-2023-umum', {});

/** Award history of 2021, the only year whose rule is on record; an example of how such a rule is told. */
const history: EditionDocument['eligibility'][number] = {
  code: 'riwayat',
  kind: 'award_history',
  groups: ['umum'],
  source: 'Contoh: menurut syarat KIPP 2021 kelompok umum.',
  never: [
    { top: 9, year: 2014, competition: '' },
    { top: 25, year: 2015, competition: '' },
    { top: 35, year: 2016, competition: '' },
    { top: 40, year: 2017, competition: '' },
    { top: 40, year: 2018, competition: '' },
    { top: 45, year: 2019, competition: '' },
    { top: 45, year: 2020, competition: '' },
  ],
  fewer: [{ top: 99, year: null, competition: '', times: 2 }],
};

export const demoEditions = [
  {
    organiser: 'admin.hub',
    role: 'hub_admin',
    document: presetOf('kipp-2023-umum', {
      title: 'Contoh: Kompetisi Inovasi Pelayanan Publik Sumatera Utara',
      title_en: 'Example: public service innovation competition of North Sumatra',
      theme: 'Inovasi bukan aplikasi baru, melainkan masalah yang tuntas',
      theme_en: 'Innovation is not a new app but a problem solved',
      entrants: { kinds: ['province', 'regency', 'city'], regions: ['12'], ownInstitutionOnly: false },
      eligibility: [...national.eligibility, history],
    }),
    days: {
      entering: [-20, 24],
      admin_check: [25, 35],
      desk_scoring: [36, 50],
      te_plenary: [51, 52],
      tpi_reading: [53, 58],
      finalists_plenary: [59, 60],
      finalists_announcement: [61],
      objection: [62, 68],
      interview: [70, 80],
      field_verification: [82, 90],
      tpi_plenary: [92, 93],
      final_list: [95],
      awarding: [110, 110],
    },
  },
  {
    organiser: 'admin.deliserdang',
    role: 'local_admin',
    document: presetOf('regency-starter', {
      title: 'Contoh: Kompetisi Inovasi Kabupaten Deli Serdang',
      title_en: 'Example: innovation competition of Deli Serdang',
    }),
    days: {
      entering: [-3, 40],
      admin_check: [-2, 47],
      desk_scoring: [48, 60],
      finalists_plenary: [61, 62],
      finalists_announcement: [63],
      interview: [66, 68],
      tpi_plenary: [70, 70],
      final_list: [72],
      awarding: [80, 80],
    },
  },
] as const satisfies readonly {
  readonly organiser: string;
  readonly role: string;
  readonly document: EditionDocument;
  readonly days: Days;
}[];
