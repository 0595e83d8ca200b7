/** A field that a column may fill, with the headings by which we know it (small letters, no signs). */
export type TargetSpec = {
  readonly name: string;
  readonly group: TargetGroup;
  readonly headings: readonly string[];
};

export const targetGroups = ['record', 'place', 'text', 'kind', 'time', 'award', 'source'] as const;
export type TargetGroup = (typeof targetGroups)[number];

/**
 * In the order in which they are offered. The headings are those of the offices' own sheets, of the regional export of
 * the innovation index (domain §7) and of lists of winners, in Indonesian and English.
 */
export const targetSpecs = [
  {
    name: 'title',
    group: 'record',
    headings: ['title', 'judul', 'judul inovasi', 'nama inovasi', 'inovasi', 'nama', 'name', 'innovation'],
  },
  {
    name: 'externalId',
    group: 'record',
    headings: ['id', 'kode', 'nomor registrasi', 'no registrasi', 'nri', 'id inovasi', 'kode inovasi', 'external id'],
  },
  {
    name: 'institution',
    group: 'place',
    headings: [
      'agency',
      'instansi',
      'institusi',
      'institution',
      'pemerintah daerah',
      'pemda',
      'instansi unit',
      'kementerian lembaga pemda',
      'k l d',
    ],
  },
  {
    name: 'unit',
    group: 'place',
    headings: [
      'unit',
      'upp',
      'opd',
      'perangkat daerah',
      'unit kerja',
      'unit pelayanan',
      'unit pelayanan publik',
      'skpd',
      'office',
    ],
  },
  {
    name: 'institutionKind',
    group: 'place',
    headings: ['kind', 'jenis instansi', 'institution kind', 'tingkat instansi'],
  },
  { name: 'province', group: 'place', headings: ['province', 'provinsi', 'propinsi', 'prov'] },
  {
    name: 'region',
    group: 'place',
    headings: ['region', 'wilayah', 'kabupaten kota', 'kab kota', 'kabupaten', 'kota', 'daerah', 'regency'],
  },
  {
    name: 'summary',
    group: 'text',
    headings: ['summary', 'ringkasan', 'deskripsi', 'deskripsi singkat', 'ringkasan inovasi', 'description'],
  },
  { name: 'background', group: 'text', headings: ['background', 'latar belakang', 'latar belakang masalah'] },
  { name: 'purpose', group: 'text', headings: ['purpose', 'tujuan', 'tujuan inovasi', 'aim', 'goal', 'objective'] },
  {
    name: 'novelty',
    group: 'text',
    headings: ['novelty', 'kebaruan', 'kebaharuan', 'ide inovatif', 'keunikan', 'pembaruan'],
  },
  { name: 'implementation', group: 'text', headings: ['implementation', 'implementasi', 'pelaksanaan', 'cara kerja'] },
  {
    name: 'significance',
    group: 'text',
    headings: ['significance', 'signifikansi', 'evaluasi dan dampak', 'dampak', 'impact'],
  },
  {
    name: 'adaptability',
    group: 'text',
    headings: ['adaptability', 'adaptabilitas', 'adaptasi', 'adaptasi replikasi', 'adaptasi replikasi scaling up'],
  },
  { name: 'resources', group: 'text', headings: ['resources', 'sumber daya', 'sumber daya pendukung'] },
  { name: 'sustainability', group: 'text', headings: ['sustainability', 'strategi keberlanjutan', 'keberlanjutan'] },
  {
    name: 'collaboration',
    group: 'text',
    headings: ['collaboration', 'kolaborasi', 'kolaborasi pemangku kepentingan', 'pemangku'],
  },
  {
    name: 'sdgContribution',
    group: 'text',
    headings: ['sdg contribution', 'kontribusi tpb', 'kontribusi terhadap tpb', 'kontribusi sdgs'],
  },
  { name: 'design', group: 'text', headings: ['design', 'rancang bangun', 'rancang bangun inovasi'] },
  { name: 'benefit', group: 'text', headings: ['benefit', 'manfaat', 'manfaat inovasi', 'benefits'] },
  { name: 'result', group: 'text', headings: ['result', 'hasil', 'hasil inovasi', 'results', 'outcome'] },
  { name: 'stage', group: 'kind', headings: ['stage', 'tahapan', 'tahap', 'tahapan inovasi'] },
  {
    name: 'digital',
    group: 'kind',
    headings: ['digital', 'jenis', 'jenis inovasi', 'digital non digital', 'digital atau non digital'],
  },
  { name: 'initiator', group: 'kind', headings: ['initiator', 'inisiator', 'inisiator inovasi'] },
  { name: 'initiatorName', group: 'kind', headings: ['initiator name', 'nama inisiator'] },
  { name: 'classification', group: 'kind', headings: ['classification', 'klasifikasi', 'klasifikasi inovasi'] },
  { name: 'form', group: 'kind', headings: ['form', 'bentuk', 'bentuk inovasi'] },
  {
    name: 'mainAffair',
    group: 'kind',
    headings: ['main affair', 'urusan', 'urusan utama', 'urusan pemerintahan', 'affair', 'bidang urusan'],
  },
  {
    name: 'otherAffairs',
    group: 'kind',
    headings: ['other affairs', 'urusan lain', 'urusan lainnya', 'urusan pendukung', 'urusan beririsan'],
  },
  { name: 'sdgs', group: 'kind', headings: ['sdg', 'sdgs', 'tpb', 'tujuan pembangunan berkelanjutan', 'tpb sdgs'] },
  { name: 'astaCita', group: 'kind', headings: ['asta cita'] },
  {
    name: 'priorityProgramme',
    group: 'kind',
    headings: ['priority programme', 'program prioritas', 'priority program'],
  },
  { name: 'coordinates', group: 'kind', headings: ['coordinates', 'koordinat', 'titik koordinat', 'lokasi'] },
  { name: 'latitude', group: 'kind', headings: ['latitude', 'lintang', 'lat'] },
  { name: 'longitude', group: 'kind', headings: ['longitude', 'bujur', 'long', 'lng', 'lon'] },
  {
    name: 'innovators',
    group: 'kind',
    headings: ['innovators', 'inovator', 'innovator', 'nama inovator', 'tim inovator'],
  },
  {
    name: 'trialDate',
    group: 'time',
    headings: ['trial date', 'waktu uji coba', 'tanggal uji coba', 'uji coba', 'waktu ujicoba'],
  },
  {
    name: 'startDate',
    group: 'time',
    headings: [
      'start date',
      'waktu penerapan',
      'tanggal penerapan',
      'waktu implementasi',
      'mulai diterapkan',
      'waktu diterapkan',
      'tanggal mulai',
    ],
  },
  {
    name: 'developmentDate',
    group: 'time',
    headings: ['development date', 'perkembangan', 'waktu pengembangan', 'tanggal pengembangan'],
  },
  {
    name: 'startYear',
    group: 'time',
    headings: [
      'start year',
      'tahun implementasi',
      'tahun penerapan',
      'tahun mulai',
      'tahun inovasi',
      'implementation year',
    ],
  },
  {
    name: 'sustainabilityStatus',
    group: 'time',
    headings: ['sustainability status', 'status keberlanjutan', 'kondisi keberlanjutan'],
  },
  {
    name: 'sustainabilityReason',
    group: 'time',
    headings: ['sustainability reason', 'alasan keberlanjutan', 'alasan'],
  },
  {
    name: 'awardLevel',
    group: 'award',
    headings: ['level', 'award', 'penghargaan', 'capaian', 'predikat', 'peringkat', 'kategori penghargaan'],
  },
  {
    name: 'awardYear',
    group: 'award',
    headings: ['award year', 'tahun penghargaan', 'tahun lomba', 'tahun kompetisi'],
  },
  { name: 'awardGroup', group: 'award', headings: ['group', 'kelompok', 'award group', 'kelompok kipp'] },
  { name: 'awardCompetition', group: 'award', headings: ['competition', 'kompetisi', 'lomba', 'ajang'] },
  { name: 'awardTitle', group: 'award', headings: ['title used', 'judul saat lomba', 'judul pada penghargaan'] },
  {
    name: 'videoUrl',
    group: 'source',
    headings: ['video', 'tautan video', 'link video', 'video url', 'url video', 'video inovasi'],
  },
  {
    name: 'intellectualProperty',
    group: 'source',
    headings: ['haki', 'hki', 'kekayaan intelektual', 'intellectual property'],
  },
  { name: 'budgetNote', group: 'source', headings: ['budget', 'anggaran', 'catatan anggaran'] },
  {
    name: 'sourceUrl',
    group: 'source',
    headings: ['source url', 'source', 'sumber', 'tautan', 'tautan sumber', 'url', 'link'],
  },
  { name: 'sourceNote', group: 'source', headings: ['note', 'notes', 'catatan', 'keterangan', 'remark', 'remarks'] },
] as const satisfies readonly TargetSpec[];

export type Target = (typeof targetSpecs)[number]['name'];

export function isTarget(text: string): text is Target {
  return targetSpecs.some((spec) => spec.name === text);
}

/** Headings that say only a year: of the award in a list of winners, else of the innovation. */
export const bareYearHeadings: readonly string[] = ['year', 'tahun', 'thn'];
