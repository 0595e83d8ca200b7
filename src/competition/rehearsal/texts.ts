import { emptyContent, type InnovationContent } from '#registry/index.ts';

const words =
  'layanan warga puskesmas sekolah loket antrean petugas kampung guru bidan air sampah pasar sepeda perahu obat rapor buku sumur kebun nelayan petani lansia balita data surat izin jalan lampu desa'.split(
    ' ',
  );
const affairs = ['pendidikan', 'kesehatan', 'sosial', 'pertanian', 'pariwisata'];
const sentenceWords = 12;
const FIRST_YEAR = 2012;
const YEARS = 8;

/** A generated record, which says so by its words; `no` makes its title unlike every other. */
export function rehearsedContent(no: number, dice: () => number): InnovationContent {
  const word = () => words[Math.floor(dice() * words.length)] ?? '';
  const sentence = () => {
    const text = Array.from({ length: sentenceWords }, word).join(' ');
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = (sentences: number) => Array.from({ length: sentences }, sentence).join(' ');
  const title = `${word()} ${word()} ${word()} ${no}`;
  return {
    ...emptyContent(`${title.slice(0, 1).toUpperCase()}${title.slice(1)}`),
    summary: paragraph(4),
    background: paragraph(4),
    purpose: paragraph(2),
    novelty: paragraph(4),
    implementation: paragraph(4),
    significance: paragraph(5),
    adaptability: paragraph(3),
    resources: paragraph(2),
    sustainability: paragraph(4),
    collaboration: paragraph(2),
    sdgContribution: paragraph(2),
    design: paragraph(3),
    benefit: paragraph(2),
    result: paragraph(2),
    stage: 'implementation',
    digital: dice() < 0.5,
    mainAffair: affairs[Math.floor(dice() * affairs.length)] ?? null,
    startDate: `${FIRST_YEAR + Math.floor(dice() * YEARS)}-03-01`,
  };
}
