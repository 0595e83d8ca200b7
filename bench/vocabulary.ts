/** Words of Indonesian public service texts, for records that look like real ones. Function words come first, as in any text. */
const functionWords =
  `yang dan di untuk dengan dari pada ini dalam ke tidak itu oleh akan adalah sebagai atau juga dapat
  serta secara lebih agar bagi setiap telah para karena sudah melalui kepada tersebut harus hingga masih belum namun
  sehingga antara bahwa menjadi seperti setelah sebelum sangat saat hanya maka`.split(/\s+/);

const roots = `layan masyarakat inovasi desa sehat didik daerah program ajar anak data sistem informasi bantu guna tani
  kembang tingkat kerja usaha hasil laku waktu sekolah guru siswa puskesmas ibu hamil bayi gizi stunting lahir nikah
  surat izin urus antre loket petugas camat lurah kota kabupaten dinas kantor rumah sakit rawat obat dokter bidan
  perawat kader posyandu lansia difabel inklusif khusus butuh mandiri sepeda jalan jembatan air bersih sanitasi sampah
  olah pilah daur ulang kompos plastik sungai banjir longsor bencana siaga tanggap darurat api hutan tanam pohon bibit
  pupuk padi jagung kopi kelapa sawit karet ternak sapi kambing ikan nelayan perahu laut pantai pasar dagang harga jual
  beli produk kemas mutu halal modal koperasi umkm wirausaha magang latih terampil buruh upah pajak retribusi anggaran
  belanja lapor adu keluh tindak lanjut cepat mudah murah transparan akuntabel terpadu pintu satu jemput bola keliling
  daring digital aplikasi gawai jaringan internet sinyal pustaka baca buku literasi numerasi kelas kurikulum belajar
  ujian lulus putus beasiswa paud pkbm paket keluarga kolaborasi stakeholder diferensiasi budaya adat bahasa seni tari
  musik wisata homestay pandu situs museum arsip naskah peta tanah sertifikat batas hukum sidang bina warga tahanan
  narkoba rehabilitasi polisi aman tertib pemuda olahraga atlet perempuan lindung keras kdrt konseling trauma hak sipil
  ktp akta kartu keluarga pindah datang catat penduduk miskin sosial jamin iuran bpjs rujuk ambulans darah donor imunisasi
  vaksin demam berdarah malaria tuberkulosis hiv jiwa mental disabilitas netra rungu wicara braille isyarat listrik
  energi surya biogas lampu hemat angkutan bus terminal parkir lalu lintas rambu jalan rusak tambal drainase irigasi
  embung sumur pipa meter tagih bayar tunai nontunai qris rekam medis antrean panggil suara whatsapp pesan singkat
  telepon pusat kendali cctv sensor pantau evaluasi survei puas indeks nilai target capai turun naik persen jumlah
  orang hari menit jam bulan tahun rupiah kilometer hektare ton liter kelompok dusun nagari huta gampong kelurahan
  kecamatan provinsi nasional kementerian lembaga regulasi peraturan keputusan sk perbup perwali perda rkpd renja dpa
  anggota tim sukarela relawan tokoh agama ulama pendeta gereja masjid ziswaf zakat infak wakaf pesantren santri`.split(
  /\s+/,
);

const affixes: readonly ((root: string) => string)[] = [
  (root) => root,
  (root) => `pe${nasal(root)}an`,
  (root) => `me${nasal(root)}`,
  (root) => `di${root}`,
  (root) => `${root}an`,
  (root) => `ber${root}`,
  (root) => `ke${root}an`,
  (root) => `me${nasal(root)}kan`,
  (root) => `${root}nya`,
  (root) => `per${root}an`,
  (root) => `ter${root}`,
  (root) => `di${root}kan`,
];

function nasal(root: string): string {
  const first = root.slice(0, 1);
  if ('aiueogh'.includes(first)) return `ng${root}`;
  if (first === 'k') return `ng${root.slice(1)}`;
  if (first === 't') return `n${root.slice(1)}`;
  if (first === 's') return `ny${root.slice(1)}`;
  if (first === 'p') return `m${root.slice(1)}`;
  if ('bfv'.includes(first)) return `m${root}`;
  if ('cdjz'.includes(first)) return `n${root}`;
  return root;
}

const onsets = 'b c d g h j k l m n p r s t w y ng ny kr pr tr sw'.split(' ');
const vowels = 'a i u e o a a e'.split(' ');
const codas = ['', '', 'n', 'ng', 'r', 's', 'k', 't', 'l', 'm'];

/** A name-like word, the long tail of any text: places, people, acronyms. */
function name(random: () => number): string {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const syllables = 2 + Math.floor(random() * 3);
  return Array.from({ length: syllables }, () => pick(onsets) + pick(vowels) + pick(codas)).join('');
}

/** About `size` different words, most frequent first. */
export function vocabulary(size: number, random: () => number): readonly string[] {
  const words = new Set(functionWords);
  for (const affix of affixes) for (const root of new Set(roots)) words.add(affix(root));
  while (words.size < size) words.add(name(random));
  return [...words];
}

/** Draws a place in the list with the frequencies of Zipf and Mandelbrot: 1 / (place + 3). */
export function zipf(size: number, random: () => number): () => number {
  const sums = new Float64Array(size);
  let sum = 0;
  for (let place = 0; place < size; place += 1) {
    sum += 1 / (place + 3);
    sums[place] = sum;
  }
  return () => {
    const wanted = random() * sum;
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

const letters = 'abdegiklmnoprstuy';

/** The word with one slip of the finger. */
export function misspelt(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  const letter = letters[Math.floor(random() * letters.length)] ?? 'a';
  const kind = Math.floor(random() * 4);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + letter + word.slice(at);
  if (kind === 2) return word.slice(0, at) + letter + word.slice(at + 1);
  const next = word.slice(at + 1, at + 2);
  return next === '' ? word.slice(0, at) : word.slice(0, at) + next + word.slice(at, at + 1) + word.slice(at + 2);
}

/** A seeded generator of numbers from 0 to below 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
