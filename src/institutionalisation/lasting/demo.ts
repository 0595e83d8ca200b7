import { type LastingContent, lastingContent } from './model/content.ts';

/** Every paper of the demonstration says so: nothing here is a fact about the innovation. */
const NOTE = 'Data contoh untuk peragaan, bukan dokumen sebenarnya.';

export type DemoRecord = {
  readonly content: LastingContent;
  readonly document: string | null;
  readonly verified: boolean;
};

const said = (content: Record<string, unknown>): LastingContent => lastingContent.parse({ note: NOTE, ...content });

function money(year: number, [planned, granted, spent]: readonly [number, number, number | null]): LastingContent {
  return said({
    ...{ dimension: 'budget', year, document: 'dpa', programme: 'Program pendidikan (contoh)', code: '1.01.02' },
    ...{ planned, granted, spent, page: '12' },
  });
}

function promise(year: number, target: number, result: number | null): LastingContent {
  return said({
    ...{ dimension: 'performance', year, document: 'agreement', official: 'Kepala dinas (contoh)' },
    ...{ position: 'Kepala Dinas Pendidikan', indicator: 'Anak berkebutuhan khusus yang belajar di PKBM' },
    ...{ unit: 'anak', better: 'higher', target, result },
  });
}

/** A few years of the model case, with gaps: the plan of this year, a study from outside and a successor are missing. */
export function demoRecords(year: number): readonly DemoRecord[] {
  const [t2, t1] = [year - 2, year - 1];
  return [
    {
      content: said({
        ...{ dimension: 'policy', kind: 'sk_pd', number: `CONTOH/1/${t2}`, date: `${t2}-02-01` },
        ...{ title: 'Tim layanan belajar inklusif', issuer: 'Kepala Dinas Pendidikan' },
      }),
      document: `${t2}-02-01`,
      verified: true,
    },
    {
      content: said({
        ...{ dimension: 'policy', kind: 'sk_kdh', number: `CONTOH/2/${t1}`, date: `${t1}-03-15` },
        ...{ title: 'Penetapan inovasi daerah', issuer: 'Bupati' },
      }),
      document: `${t1}-03-15`,
      verified: true,
    },
    { content: money(t2, [200_000_000, 150_000_000, 148_500_000]), document: `${t2}-01-10`, verified: true },
    { content: money(t1, [250_000_000, 200_000_000, 196_000_000]), document: `${t1}-01-10`, verified: true },
    { content: money(year, [300_000_000, 240_000_000, null]), document: `${year}-01-05`, verified: false },
    {
      content: said({ dimension: 'planning', year: t2, document: 'renja', page: '31' }),
      document: `${t2 - 1}-07-01`,
      verified: true,
    },
    {
      content: said({ dimension: 'planning', year: t1, document: 'rkpd', page: '204' }),
      document: `${t1 - 1}-07-01`,
      verified: true,
    },
    { content: promise(t1, 80, 86), document: `${t1}-01-20`, verified: true },
    { content: promise(year, 100, null), document: `${year}-01-20`, verified: true },
    ...people(t1),
  ];
}

/** Team, procedure, monitoring and collaboration of the year before. */
function people(t1: number): readonly DemoRecord[] {
  return [
    {
      content: said({
        dimension: 'team',
        document: 'decree',
        people: 14,
        number: `CONTOH/3/${t1}`,
        date: `${t1}-02-01`,
      }),
      document: `${t1}-02-01`,
      verified: true,
    },
    {
      content: said({
        ...{ dimension: 'procedure', kind: 'electronic', title: 'SOP pendaftaran peserta didik', days: 3 },
        steps: ['Pendaftaran, 15 menit', 'Asesmen, 1 hari', 'Penempatan, 2 hari'],
      }),
      document: `${t1}-04-01`,
      verified: true,
    },
    {
      content: said({
        ...{ dimension: 'monitoring', year: t1, kind: 'survey', title: 'Survei orang tua' },
        ...{ conductor: 'Dinas Pendidikan', score: 88.4 },
      }),
      document: `${t1}-12-01`,
      verified: false,
    },
    {
      content: said({
        ...{ dimension: 'collaboration', document: 'agreement' },
        ...{
          actors: ['PKBM', 'Perguruan tinggi', 'Orang tua', 'Dunia usaha'],
          offices: ['Dinas Sosial', 'Dinas Kesehatan'],
        },
      }),
      document: null,
      verified: false,
    },
  ];
}
