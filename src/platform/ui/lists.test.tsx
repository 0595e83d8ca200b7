import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { DisabledWithReason, PostButton } from './button.tsx';
import { ActiveFilters, FacetGroup, FilterForm } from './facet-group.tsx';
import { Pagination, pageNumbers } from './pagination.tsx';
import { SummaryList } from './summary-list.tsx';
import { Table } from './table.tsx';

describe('a table', () => {
  const columns = [
    { label: 'Judul', sort: { href: '?urut=judul', direction: 'descending' as const } },
    { label: 'Tahun', numeric: true },
  ];
  const rows = [{ key: '1', cells: ['<b>Sepeda', '2021'] }];

  test('names its rows, labels its cells for phones and tells the order', () => {
    expect(renderToString(<Table caption="Daftar" columns={columns} rows={rows} />)).toBe(
      '<div class="table-box"><table class="table table-cards"><caption>Daftar</caption><thead><tr>' +
        '<th scope="col" aria-sort="descending"><a class="sort" href="?urut=judul">Judul' +
        '<span class="sort-sign sort-on" aria-hidden="true">↓</span></a></th>' +
        '<th scope="col" class="num">Tahun</th></tr></thead><tbody><tr>' +
        '<th scope="row" data-label="Judul">&lt;b>Sepeda</th><td class="num" data-label="Tahun">2021</td>' +
        '</tr></tbody></table></div>',
    );
  });

  test('that scrolls can be reached by keyboard and has a name', () => {
    expect(renderToString(<Table caption="Daftar" phone="scroll" columns={columns} rows={rows} />)).toContain(
      '<section class="table-box table-box-scroll" tabindex="0" aria-label="Tabel Daftar, dapat digeser ke samping">',
    );
  });
});

describe('pages of a list', () => {
  test.each([
    [1, 1, [1]],
    [1, 5, [1, 2, null, 5]],
    [3, 5, [1, 2, 3, 4, 5]],
    [4, 27, [1, 2, 3, 4, 5, null, 27]],
    [27, 27, [1, null, 26, 27]],
  ])('page %i of %i shows %j', (page, pages, numbers) => {
    expect(pageNumbers(page, pages)).toEqual(numbers);
  });

  test('are nothing when all fits on one, and stop at both ends', () => {
    const hrefOf = (page: number) => `?halaman=${page}`;
    expect(renderToString(<Pagination page={1} pages={1} hrefOf={hrefOf} />)).toBe('');
    const last = renderToString(<Pagination page={3} pages={3} hrefOf={hrefOf} />);
    expect(last).toContain('rel="prev" href="?halaman=2"');
    expect(last).not.toContain('rel="next"');
    expect(last).toContain('href="?halaman=3" aria-current="page" aria-label="Halaman 3"');
  });
});

describe('facets', () => {
  const choice = (value: string, checked = false) => ({ value, label: value.toUpperCase(), count: 1234, checked });

  test('show what is ticked even when it stands far down', () => {
    const html = renderToString(
      <FacetGroup
        name="urusan"
        label="Urusan"
        first={2}
        choices={[choice('a'), choice('b'), choice('c'), choice('d', true)]}
      />,
    );
    const [shown = '', rest = ''] = html.split('facet-more');
    expect([...shown.matchAll(/value="(\w)"/g)].map(([, value]) => value)).toEqual(['a', 'b', 'd']);
    expect([...rest.matchAll(/value="(\w)"/g)].map(([, value]) => value)).toEqual(['c']);
    expect(html).toContain('(1.234)');
    expect(html).toContain('1 dipilih');
  });

  test('send what stands far down only when asked, and go on asking for it', () => {
    const group = (isWhole: boolean, rest: number) =>
      renderToString(
        <FacetGroup
          name="urusan"
          label="Urusan"
          choices={[choice('a'), choice('b')]}
          onAsking={{ action: '/inovasi', rest, isWhole }}
        />,
      );
    const button =
      '<button type="submit" class="facet-ask" name="buka" value="urusan" formaction="/inovasi#saring-urusan">Tampilkan 27 lainnya</button>';
    expect(group(false, 27)).toContain(button);
    expect(group(false, 0)).not.toContain('buka');
    expect(group(true, 0)).toContain('<input type="hidden" name="buka" value="urusan"/>');
    expect(group(true, 0)).not.toContain('<button');
  });

  test('work as a plain form that keeps the search words', () => {
    const html = renderToString(
      <FilterForm action="/inovasi" active={0} keep={{ q: 'sepeda', urut: '' }}>
        x
      </FilterForm>,
    );
    expect(html).toContain('<form class="filter-form" action="/inovasi" method="get" data-filter');
    expect(html).toContain('<input type="hidden" name="q" value="sepeda"/>');
    expect(html).not.toContain('name="urut"');
    expect(html).toContain('Terapkan');
  });

  test('can be taken off one by one', () => {
    const html = renderToString(<ActiveFilters clear="/inovasi" filters={[{ text: 'Medan', href: '/inovasi?q=a' }]} />);
    expect(html).toContain('<a class="chip" href="/inovasi?q=a"><span class="sr-only">Hapus saringan </span>Medan');
  });
});

describe('buttons and answers', () => {
  test('a button that may not be pressed tells why', () => {
    const html = renderToString(
      <DisabledWithReason id="kirim" reason="Lengkapi dampak.">
        Kirim
      </DisabledWithReason>,
    );
    expect(html).toContain('aria-disabled="true" aria-describedby="kirim-reason"');
    expect(html).toContain('<p class="disabled-reason" id="kirim-reason">Lengkapi dampak.</p>');
    expect(html).not.toContain('type="submit"');
  });

  test('a button of its own posts its fields', () => {
    expect(
      renderToString(
        <PostButton action="/x" fields={{ id: '"1"' }} look="danger">
          Hapus
        </PostButton>,
      ),
    ).toBe(
      '<form class="post-button" action="/x" method="post"><input type="hidden" name="id" value="&quot;1&quot;"/>' +
        '<button type="submit" class="btn btn-danger">Hapus</button></form>',
    );
  });

  test('a missing answer is said, and each change link names its row', () => {
    const html = renderToString(<SummaryList rows={[{ label: 'Judul', value: null, change: '/ubah' }]} />);
    expect(html).toContain('<span class="missing">Belum diisi</span>');
    expect(html).toContain('<a href="/ubah">Ubah<span class="sr-only"> Judul</span></a>');
  });
});
