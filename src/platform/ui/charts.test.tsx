import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Bars, placedParts } from './bars.tsx';
import { Columns } from './columns.tsx';
import { Flow, placedFlow } from './flow.tsx';

test('parts of a bar lie end to end, the longest row within its room', () => {
  const row = {
    key: 'a',
    label: 'A',
    text: '4',
    parts: [
      { name: 'x', value: 1 },
      { name: 'y', value: 3 },
    ],
  };
  expect(placedParts(row, 4)).toEqual([
    { x: 0, width: 21.5 },
    { x: 21.5, width: 64.5 },
  ]);
  expect(placedParts({ ...row, parts: [{ name: 'x', value: 0 }] }, 0)).toEqual([{ x: 0, width: 0 }]);
});

test('a picture says in words what it shows, and has each number beside its shape', () => {
  const html = renderToString(
    <Bars label="Usulan" rows={[{ key: 'a', label: 'Konsep', text: '7', parts: [{ name: 'Konsep', value: 7 }] }]} />,
  );
  expect(html).toContain('role="img"');
  expect(html).toContain('<title>Usulan</title><desc>Konsep: 7</desc>');
  const columns = renderToString(
    <Columns label="Terbit" points={[{ key: 'a', label: '2026', value: 0, text: '0' }]} />,
  );
  expect(columns).toContain('<desc>2026: 0</desc>');
});

test('ends of a flow are as high as what they carry, and ribbons fill them', () => {
  const placed = placedFlow([
    { from: 'a', to: 'x', value: 2 },
    { from: 'a', to: 'y', value: 1 },
    { from: 'b', to: 'x', value: 1 },
  ]);
  expect(placed.from.map((it) => [it.name, it.value])).toEqual([
    ['a', 3],
    ['b', 1],
  ]);
  const sum = (name: string) => placed.ribbons.filter((it) => it.to === name).reduce((n, it) => n + it.height, 0);
  expect(placed.to.map((it) => [it.name, it.height === sum(it.name)])).toEqual([
    ['x', true],
    ['y', true],
  ]);
  const link = [{ from: 'a', to: 'b', value: 2 }];
  const html = renderToString(<Flow label="Arus" links={link} nameOf={(it) => it} fromTitle="Dari" toTitle="Ke" />);
  expect(html).toContain('<desc>a → b: 2</desc>');
});
