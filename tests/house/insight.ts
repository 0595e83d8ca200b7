import { figures } from '../../src/app/capabilities.ts';
import { partKeys } from '../../src/insight/dashboard/model/view.ts';
import { pathOf } from './addresses.ts';

/** What stands for the parameters of the addresses of insight. */
export const partOfInsight = (path: string): Readonly<Record<string, string>> => ({
  ...(path.startsWith('/dasbor/') ? { bagian: 'tahun' } : {}),
  ...(path.startsWith('/angka/') ? { angka: 'registry.published' } : {}),
});

export const isOfInsight = (path: string): boolean => /^\/(?:dasbor|angka)\/:/.test(path);

/** Every part of the dashboard and every figure, as a page and as a file. */
export function insightTries(path: string): readonly string[] {
  const berkas = 'unduh.json';
  return path.startsWith('/dasbor/')
    ? partKeys.map((bagian) => `${pathOf(path, { bagian, berkas })}?tahun=semua`)
    : figures.map(({ key: angka }) => pathOf(path, { angka, berkas }));
}
