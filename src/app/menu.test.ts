import { describe, expect, test } from 'vitest';
import { nobody, type Role, type Viewer } from '#identity/index.ts';
import { inLocale } from '#platform/i18n/i18n.ts';
import type { Frame } from './layout/frame.ts';
import { menuOf } from './menu.ts';

function acting(role: Role): Viewer {
  const place = { institutionId: 'i', institutionName: 'Pemerintah Uji', unitId: null, unitName: null };
  const membership = { id: 'm', role, regionCode: '12', ...place } as never;
  const person = { id: 'p', name: 'Rina', email: 'rina@uji.example' } as never;
  return { ...nobody, person, memberships: [membership], acting: membership };
}

const menu = (viewer: Viewer, path = '/'): Frame['menu'] => inLocale('id', () => menuOf(viewer, path));
const told = (line: Frame['menu'][number]): string =>
  'items' in line ? `${line.text}: ${line.items.map((it) => it.text).join(', ')}` : line.text;
const current = (line: Frame['menu'][number]): readonly string[] =>
  line.current
    ? [line.text, ...('items' in line ? line.items.filter((it) => it.current).map((it) => it.text) : [])]
    : [];

describe('the menu', () => {
  test('of a visitor stands side by side', () => {
    expect(menu(nobody).map(told)).toEqual([
      'Inovasi',
      'Masalah',
      'Kisah',
      'Hub dan anggotanya',
      'Kompetisi',
      'Katalog jaringan',
      'Saling belajar',
      'Bantuan',
    ]);
  });

  test('of the hub is gathered by purpose', () => {
    expect(menu(acting('hub_admin')).map(told)).toEqual([
      'Beranda',
      'Jelajahi: Cari semua, Inovasi, Masalah, Kisah, Hub dan anggotanya, Katalog jaringan',
      'Pengelolaan: Kelola inovasi, Berkas bukti, Impor',
      'Replikasi: Replikasi, Pencocokan, Tanya jawab, Saling belajar, Replikasi antarhub',
      'Pendampingan: Klinik, Pendampingan kasus, Permintaan pendampingan, Kasus model, Laboratorium inovasi',
      'Pelembagaan: Pelembagaan, Pemantauan tahunan, Ketahanan',
      'Pengukuran: Dasbor, Instrumen, Indeks inovasi, Laporan tahunan, Tautan layar ruang rapat',
      'Kompetisi: Kompetisi, Usulan, Wawancara, Kunjungan lapangan, Putaran penilaian, Kelola kompetisi',
      'Administrasi: Instansi, Orang, Catatan kegiatan, Anggota hub, Partisipasi anggota, Program tahunan, Hub lain, Catatan ganda antarhub',
      'Pemberitahuan',
    ]);
  });

  test('shows an entry that is alone in its group by itself', () => {
    expect(menu(acting('coach')).map(told)).toEqual([
      'Beranda',
      'Jelajahi: Cari semua, Inovasi, Masalah, Kisah, Hub dan anggotanya, Katalog jaringan',
      'Replikasi: Replikasi, Pencocokan, Tanya jawab, Saling belajar',
      'Pendampingan: Klinik, Pendampingan kasus, Permintaan pendampingan, Kasus model, Laboratorium inovasi',
      'Instrumen',
      'Kompetisi',
      'Instansi',
      'Pemberitahuan',
    ]);
  });

  test('marks the one entry that leads to the page, and its group', () => {
    const at = (path: string) => menu(acting('hub_admin'), path).flatMap(current);
    expect(at('/kelola/pemantauan/baru')).toEqual(['Pelembagaan', 'Pemantauan tahunan']);
    expect(at('/kelola/inovasi/1/pelembagaan')).toEqual(['Pengelolaan', 'Kelola inovasi']);
    expect(at('/kelola/pemantauan-jawaban/1')).toEqual(['Pelembagaan', 'Pemantauan tahunan']);
    expect(at('/kelola/pelembagaan-diperiksa')).toEqual(['Pelembagaan', 'Pelembagaan']);
    expect(at('/beranda')).toEqual(['Beranda']);
    expect(at('/inovasiku')).toEqual([]);
  });
});
