/** A problem as its form sends it, without a fault. */
export const problemForm = {
  judul: 'Antrean puskesmas terlalu lama',
  sakit: 'Pasien menunggu berjam-jam.',
  siapa: 'Pasien lanjut usia.',
  sejak: '',
  wilayah: '12.07',
  urusan: 'kesehatan',
  tpb: '3',
  indikator: 'Waktu tunggu',
  satuan: 'menit',
  arah: 'lower',
  nilai: '1.095,5',
  tanggal: '2026-01-31',
  sumber: 'Laporan Januari',
};
