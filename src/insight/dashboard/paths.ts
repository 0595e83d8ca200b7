import { listFile } from '#platform/export/address.ts';
import type { PartKey, View } from './model/view.ts';

const ROOT = '/dasbor';
const PART = `${ROOT}/:bagian`;

const withView = (path: string, view?: View): string => {
  if (!view) return path;
  const query = new URLSearchParams({
    wilayah: view.place ?? 'nasional',
    tahun: view.year ? String(view.year) : 'semua',
  });
  return `${path}?${query}`;
};

export const paths = {
  board: { pattern: ROOT, to: (view?: View) => withView(ROOT, view) },
  part: { pattern: PART, to: (key: PartKey, view?: View) => withView(`${ROOT}/${key}`, view) },
  partFile: listFile(PART),
} as const;
