import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { FilterForm } from './filter-form.tsx';

test.each([
  [true, '<a class="btn btn-plain" href="/daftar">'],
  [false, ''],
])('a filter is taken off where one is on: %s', (open, link) => {
  const html = renderToString(
    <FilterForm action="/daftar" open={open}>
      {null}
    </FilterForm>,
  );
  expect(/<a [^>]*>(?=Hapus semua saringan)/.exec(html)?.[0] ?? '').toBe(link);
});
