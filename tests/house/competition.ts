import { saveEdition } from '../../src/competition/edition/actions/write.ts';
import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import { editionById } from '../../src/competition/edition/queries/editions.ts';
import { must } from '../../src/platform/outcome.ts';
import { plantOrganised } from '../support/editions.ts';
import { testNow } from '../support/people.ts';
import type { Stage } from '../support/stage.ts';
import { pathOf } from './addresses.ts';
import { BAIT, type Planted } from './bait.ts';
import { fresh } from './fresh.ts';

/** An edition in which the deed of the path has something to do: only a public one has a deadline to extend. */
export function editionTarget(stage: Stage, path: string): Promise<string> {
  return plantOrganised(stage, path.endsWith('/perpanjang') ? 'open' : 'draft');
}

/** What stands in the address of a part: one that is written whole, or the first item of another. */
export function partOfEdition(path: string): Readonly<Record<string, string>> {
  if (!path.startsWith('/kelola/kompetisi/')) return {};
  return { bagian: path.includes(':nomor') ? 'formulir' : 'dasar', nomor: '1' };
}

/** What an organiser would type, by the route's path. */
export const editionFillers: Readonly<Record<string, () => Readonly<Record<string, string>>>> = {
  '/kelola/kompetisi/baru': () => ({
    judul: fresh('Kompetisi'),
    tahun: '2030',
    sumber: 'contoh:regency-starter',
    id: pathOf(':id'),
  }),
  '/kelola/kompetisi/:id/terbitkan': () => ({ revisi: '1' }),
  '/kelola/kompetisi/:id/perpanjang': () => ({
    revisi: '2',
    penutupan: '2030-06-01T00:00',
    alasan: 'Banyak yang belum selesai.',
    ikut: 'ya',
  }),
  '/kelola/kompetisi/:id/keadaan': () => ({ ke: 'archive' }),
  '/kelola/kompetisi/:id/riwayat/kembalikan': () => ({ no: '1', revisi: '1' }),
  '/kelola/kompetisi/:id/ubah/:bagian': () => ({ revisi: '1', title: fresh('Kompetisi'), year: '2030' }),
  '/kelola/kompetisi/:id/ubah/:bagian/periksa': () => ({ title: fresh('Kompetisi'), year: '2030' }),
  '/kelola/kompetisi/:id/ubah/:bagian/:nomor': () => ({
    revisi: '1',
    'sections.0.name': fresh('Ringkasan'),
    'sections.0.kind': 'text',
  }),
  '/kelola/kompetisi/:id/ubah/:bagian/:nomor/periksa': () => ({
    'sections.0.name': fresh('Ringkasan'),
    'sections.0.kind': 'text',
  }),
};

/** A draft of an edition, which its organiser, the leader and the system's administrator read. */
export async function plantDraftEdition(stage: Stage): Promise<Planted> {
  const { db } = stage.database;
  const who = stage.people.local_admin;
  const id = (await plantOrganised(stage, 'draft')) as EditionId;
  const document = (await editionById(db.conn, id))?.document;
  if (!document) throw new Error('the edition was not planted');
  const changed = { ...document, theme: `Tema ${BAIT} rahasiatema`, about: `Uraian ${BAIT} rahasiauraian` };
  const input = { id, revision: 1, document: changed, reason: `Sebab ${BAIT} rahasiasebab` };
  must(await db.transact((tx) => saveEdition(tx, who, input, testNow)));
  const readers = ['local_admin', 'leader', 'system_admin'] as const;
  // Who runs the house finds the id and the reason in the log.
  const logged = [...readers, 'hub_admin'] as const;
  return {
    secrets: [
      { name: 'theme of a draft edition', word: 'rahasiatema', readers },
      { name: 'text of a draft edition', word: 'rahasiauraian', readers },
      { name: 'reason of a revision', word: 'rahasiasebab', readers: logged },
      { name: 'id of a draft edition', word: id, readers: logged },
    ],
    ids: { kompetisi: [id] },
  };
}
