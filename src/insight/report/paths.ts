import type { SectionKey } from './model/report.ts';

const ROOT = '/laporan-tahunan';
const of = (last: string) => ({
  pattern: `${ROOT}/:tahun${last}`,
  to: (year: number) => `${ROOT}/${year}${last}`,
});

export const paths = {
  list: { pattern: ROOT, to: () => ROOT },
  report: of(''),
  pdf: of('/laporan.pdf'),
  docx: of('/laporan.docx'),
  freeze: of('/bekukan'),
  section: {
    pattern: `${ROOT}/:tahun/bagian/:bagian`,
    to: (year: number, key: SectionKey) => `${ROOT}/${year}/bagian/${key}`,
  },
  frozenPdf: {
    pattern: `${ROOT}/:tahun/:no/laporan.pdf`,
    to: (year: number, no: number) => `${ROOT}/${year}/${no}/laporan.pdf`,
  },
  frozenDocx: {
    pattern: `${ROOT}/:tahun/:no/laporan.docx`,
    to: (year: number, no: number) => `${ROOT}/${year}/${no}/laporan.docx`,
  },
} as const;
