import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { inLocale } from '#platform/i18n/i18n.ts';
import { BarPair, barOf } from './bar-pair.tsx';
import { FileProgress } from './file-progress.tsx';
import { Meter } from './progress.tsx';
import { shadeBounds, shadeOf, type Tile, TileMap } from './tile-map.tsx';

const tile = (over: Partial<Tile>): Tile => ({
  code: '12.71',
  label: 'MDN',
  name: 'Kota Medan',
  column: 0,
  row: 0,
  count: 0,
  href: '/inovasi?wilayah=12.71',
  selected: false,
  ...over,
});

describe('the tile map', () => {
  const tiles = [
    tile({ count: 1200 }),
    tile({
      code: '12.07',
      label: 'DSD',
      name: 'Kabupaten Deli Serdang',
      column: 1,
      count: 3,
      href: '/ds',
      selected: true,
    }),
  ];
  const html = renderToString(<TileMap title="Inovasi menurut wilayah" unit="Inovasi" tiles={tiles} />);

  test('names each tile in words that hold what is seen on it', () => {
    expect(html).toContain('<title>Kota Medan (MDN): 1.200 Inovasi</title>');
    expect(html).toContain('<a href="/ds" class="tile shade-3 tile-on" aria-current="true">');
  });

  test('stands as a table of the same links and counts, by name', () => {
    const rows = [
      ...html.matchAll(/<th scope="row"><a href="([^"]+)"[^>]*>([^<]+)<\/a><\/th><td class="num">([^<]+)</g),
    ];
    expect(rows.map((row) => row.slice(1))).toEqual([
      ['/ds', 'Kabupaten Deli Serdang', '3'],
      ['/inovasi?wilayah=12.71', 'Kota Medan', '1.200'],
    ]);
    expect(html).toContain('<summary>Lihat sebagai tabel</summary>');
  });

  test('spreads the shades over what is there', () => {
    const bounds = shadeBounds([0, 0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(bounds).toEqual([2, 4, 6, 8]);
    expect([0, 1, 2, 3, 8].map((count) => shadeOf(count, bounds))).toEqual([0, 1, 1, 2, 4]);
  });

  test('needs no counts, and keeps few counts apart', () => {
    expect(shadeBounds([0, 0])).toEqual([]);
    expect(shadeOf(0, [])).toBe(0);
    const bounds = shadeBounds([5, 5, 9]);
    expect(bounds).toEqual([5, 9]);
    expect([5, 9].map((count) => shadeOf(count, bounds))).toEqual([3, 4]);
  });
});

describe('a pair of bars', () => {
  test('says in words what the bars show', () => {
    const html = renderToString(
      <BarPair label="Waktu layanan" unit="hari" before={14} after={3.5} beforeWhen="2020" change="turun 75 %" />,
    );
    const text = html
      .replaceAll(/<svg.*?<\/svg>/g, '')
      .replaceAll(/<[^>]+>/g, '|')
      .replaceAll(/\|+/g, '|');
    expect(text).toBe('|Waktu layanan |(hari)|Sebelum| 2020|14| hari|Sesudah|3,5| hari|turun 75 %|');
    expect(html.match(/<svg[^>]*aria-hidden="true"/g)).toHaveLength(2);
    expect(html).toContain('x="0%" width="25%"');
  });

  test('says that a side was not measured instead of showing zero', () => {
    const html = inLocale('en', () => renderToString(<BarPair label="a" unit="%" before={51} after={null} />));
    expect(html).toContain('<span class="bar-number">not measured yet</span>');
  });

  test('draws values below zero to the left of it', () => {
    expect(barOf(-5, [-5, 15])).toEqual({ x: 0, width: 25 });
    expect(barOf(15, [-5, 15])).toEqual({ x: 25, width: 75 });
    expect(barOf(0, [0, 0])).toEqual({ x: 0, width: 0 });
  });
});

describe('progress', () => {
  test('tells what a record lacks and why that matters', () => {
    const html = renderToString(
      <Meter
        label="Kelengkapan"
        percent={71.6}
        missing={[{ text: 'Dampak', href: '#d', why: 'Tanpa angka tidak terbukti.' }]}
      />,
    );
    expect(html).toContain('<span class="meter-number">72 %</span>');
    expect(html).toContain(
      '<li><a href="#d">Dampak</a><span class="missing-why">Tanpa angka tidak terbukti.</span></li>',
    );
  });

  test('asks on while a file is worked on and stops when it is finished', () => {
    const props = { label: 'a.xlsx', state: 's', done: 1, total: 2, pollUrl: '/kemajuan', reload: '/impor' };
    const running = renderToString(<FileProgress {...props} finished={false} />);
    expect(running).toContain('data-poll-url="/kemajuan"');
    expect(running).toContain('<noscript><a href="/impor">');
    const finished = renderToString(<FileProgress {...props} finished then="/impor/1" />);
    expect(finished).not.toContain('data-poll-url');
    expect(finished).toContain('data-done="/impor/1"');
  });
});
