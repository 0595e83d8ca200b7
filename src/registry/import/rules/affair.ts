import preset from '../../../../presets/affairs.json' with { type: 'json' };
import { doubtful, isBlank, type Reading, said, unsaid, wordKey } from './reading.ts';

/** Short forms in use in the offices, beside the names and short names of the preset. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  pupr: 'pekerjaan-umum',
  pu: 'pekerjaan-umum',
  'pekerjaan umum': 'pekerjaan-umum',
  'penataan ruang': 'pekerjaan-umum',
  perkim: 'perumahan',
  perumahan: 'perumahan',
  'perumahan rakyat': 'perumahan',
  trantibum: 'ketenteraman',
  trantibumlinmas: 'ketenteraman',
  'ketentraman dan ketertiban umum': 'ketenteraman',
  'ketentraman ketertiban umum dan perlindungan masyarakat': 'ketenteraman',
  'ketenteraman ketertiban umum dan perlindungan masyarakat': 'ketenteraman',
  ketenagakerjaan: 'tenaga-kerja',
  naker: 'tenaga-kerja',
  pppa: 'perempuan-anak',
  'pemberdayaan perempuan': 'perempuan-anak',
  'pemberdayaan perempuan dan perlindungan anak': 'perempuan-anak',
  'ketahanan pangan': 'pangan',
  lh: 'lingkungan-hidup',
  dukcapil: 'kependudukan',
  adminduk: 'kependudukan',
  capil: 'kependudukan',
  'administrasi kependudukan': 'kependudukan',
  'kependudukan dan catatan sipil': 'kependudukan',
  'kependudukan dan pencatatan sipil': 'kependudukan',
  pmd: 'masyarakat-desa',
  dpmd: 'masyarakat-desa',
  'pemberdayaan masyarakat desa': 'masyarakat-desa',
  kb: 'keluarga-berencana',
  ppkb: 'keluarga-berencana',
  'keluarga berencana': 'keluarga-berencana',
  hubdat: 'perhubungan',
  kominfo: 'komunikasi',
  'komunikasi informatika': 'komunikasi',
  ukm: 'koperasi-ukm',
  umkm: 'koperasi-ukm',
  koperasi: 'koperasi-ukm',
  'koperasi dan umkm': 'koperasi-ukm',
  'koperasi usaha kecil dan menengah': 'koperasi-ukm',
  'koperasi usaha mikro kecil dan menengah': 'koperasi-ukm',
  pm: 'penanaman-modal',
  pmptsp: 'penanaman-modal',
  dpora: 'pemuda-olahraga',
  'pemuda dan olahraga': 'pemuda-olahraga',
  'pemuda dan olah raga': 'pemuda-olahraga',
  'kepemudaan dan olah raga': 'pemuda-olahraga',
  arsip: 'kearsipan',
  kp: 'kelautan-perikanan',
  perikanan: 'kelautan-perikanan',
  kelautan: 'kelautan-perikanan',
  wisata: 'pariwisata',
  perkebunan: 'pertanian',
  peternakan: 'pertanian',
  esdm: 'energi-mineral',
  industri: 'perindustrian',
  'kepegawaian serta pendidikan dan pelatihan': 'kepegawaian',
  penunjang: 'penunjang-lain',
  'penunjang lainnya': 'penunjang-lain',
};

/** Words that offices write before the name of an affair and that say nothing of it. */
const BEFORE = /^(urusan |bidang |pemerintahan |wajib |pilihan )+/;

const codes: ReadonlyMap<string, string> = new Map([
  ...preset.items.flatMap(({ code, name, short, name_en }) =>
    // The short name "lainnya" of supporting affairs says nothing when it stands alone.
    [code, name, code === 'penunjang-lain' ? name : short, name_en].map((text) => [wordKey(text), code] as const),
  ),
  ...Object.entries(SHORT_FORMS),
]);

/** The code of presets/affairs.json that a text names; null when it names none. */
export function affairOf(text: string): string | null {
  const key = wordKey(text).replace(/^\d+ /, '');
  return codes.get(key) ?? codes.get(key.replace(BEFORE, '')) ?? null;
}

export function readAffair(cell: string): Reading<string> {
  if (isBlank(cell)) return unsaid;
  const code = affairOf(cell);
  return code === null ? doubtful('unknown_affair', cell) : said(code);
}

/**
 * Several affairs in one cell, apart by lines, ";" or "|", and by commas where the whole is no name itself ("Koperasi,
 * Usaha Kecil, dan Menengah" is one affair). What is not known makes the cell doubtful; the known ones are taken.
 */
export function readAffairs(cell: string): Reading<readonly string[]> {
  if (isBlank(cell)) return unsaid;
  const parts = cell.split(/[;|\n]+/).flatMap(affairsInPart);
  const found = [...new Set(parts.filter((code) => code !== null))];
  return parts.includes(null) ? doubtful('unknown_affair', cell, found) : said(found);
}

/** No name falls into more pieces at its commas than it has words: a cell of commas alone is not tried for ever. */
const MOST_PIECES = Math.max(...[...codes.keys()].map((key) => key.split(' ').length));

/** The longest run of comma-separated words that names an affair comes first. */
function affairsInPart(part: string): readonly (string | null)[] {
  const words = part.split(',').filter((word) => !isBlank(word));
  const found: (string | null)[] = [];
  for (let at = 0; at < words.length; ) {
    let length = Math.min(words.length - at, MOST_PIECES);
    while (length > 1 && affairOf(words.slice(at, at + length).join(',')) === null) length--;
    found.push(affairOf(words.slice(at, at + length).join(',')));
    at += length;
  }
  return found;
}
