import { describe, expect, test } from 'vitest';
import { guessColumns, guessMapping, headingSet, whyNotMapping } from './headings.ts';

describe('the meaning of headings', () => {
  test('of the regional export of the innovation index, in its own order', () => {
    const headings =
      'ID,Judul,OPD,Inisiator,Nama Inisiator,Koordinat,Klasifikasi,Jenis,Bentuk,Asta Cita,Program Prioritas,Misi,Urusan,Waktu Uji Coba,Waktu Penerapan,Perkembangan,Rancang Bangun,Tujuan,Manfaat,Hasil,Regulasi Inovasi Daerah,Ketersediaan SDM';
    expect(guessColumns(headings.split(','))).toEqual([
      'externalId',
      'title',
      'unit',
      'initiator',
      'initiatorName',
      'coordinates',
      'classification',
      'digital',
      'form',
      'astaCita',
      'priorityProgramme',
      'ignore',
      'mainAffair',
      'trialDate',
      'startDate',
      'developmentDate',
      'design',
      'purpose',
      'benefit',
      'result',
      'ignore',
      'ignore',
    ]);
  });

  test('of the list of winners: its year is the year of the award', () => {
    expect(
      guessColumns(['title', 'agency', 'kind', 'province', 'year', 'group', 'level', 'source_url', 'note']),
    ).toEqual([
      'title',
      'institution',
      'institutionKind',
      'province',
      'awardYear',
      'awardGroup',
      'awardLevel',
      'sourceUrl',
      'sourceNote',
    ]);
  });

  test('"Tahun" without a column of awards is the year of implementation', () => {
    expect(guessColumns(['No', 'Nama Inovasi', 'Instansi', 'Tahun'])).toEqual([
      'ignore',
      'title',
      'institution',
      'startYear',
    ]);
  });

  test('case, signs, numbers and remarks in brackets do not matter', () => {
    expect(guessColumns(['1. JUDUL INOVASI *', 'Perangkat  Daerah (OPD)', 'LATAR-BELAKANG:'])).toEqual([
      'title',
      'unit',
      'background',
    ]);
  });

  test('of two equal headings the first is taken and the second left out', () => {
    expect(guessColumns(['Judul', 'Instansi', 'Judul'])).toEqual(['title', 'institution', 'ignore']);
  });
});

test('a heading set is told by its headings and their order, not by case and signs', () => {
  expect(headingSet(['Judul', 'Instansi'])).toBe(headingSet(['JUDUL:', ' instansi ']));
  expect(headingSet(['Judul', 'Instansi'])).not.toBe(headingSet(['Instansi', 'Judul']));
});

describe('a mapping', () => {
  test('needs a title and something that says where the innovation stands', () => {
    expect(whyNotMapping(guessMapping(['Ringkasan']))).toEqual([{ code: 'title_missing' }, { code: 'place_missing' }]);
    expect(whyNotMapping(guessMapping(['Judul', 'Kabupaten/Kota']))).toEqual([]);
  });

  test('fills no field twice, but may keep several columns as notes', () => {
    const mapping = guessMapping(['Judul', 'Instansi', 'a', 'b', 'c']);
    const twice = { ...mapping, columns: ['title', 'institution', 'title', 'note', 'note'] as const };
    expect(whyNotMapping(twice)).toEqual([{ code: 'used_twice', column: 2, first: 0 }]);
  });
});
