import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { Plot, placeOn, stepped } from './plot.tsx';
import { roundTicks } from './ticks.ts';

describe('a plot', () => {
  test('places values on its axis and keeps what lies outside at the edge', () => {
    const axis = { min: -10, max: 30 };
    expect([-10, 0, 30, 99, -99].map((value) => placeOn(axis, value))).toEqual([0, 25, 100, 100, 0]);
    expect(placeOn({ min: 5, max: 5 }, 5)).toBe(0);
  });

  test('stays level until the next point when it goes in steps', () => {
    expect(
      stepped([
        { x: 0, y: 1 },
        { x: 4, y: 0.5 },
        { x: 9, y: 0.5 },
      ]),
    ).toEqual([
      { x: 0, y: 1 },
      { x: 4, y: 1 },
      { x: 4, y: 0.5 },
      { x: 9, y: 0.5 },
    ]);
  });

  test('is one picture with a name, its axes in words and no number lost', () => {
    const html = renderToString(
      <Plot
        label="Turun dari 10 ke 5"
        x={{ title: 'Tahun', min: 0, max: 10, ticks: [{ at: 5, text: '5' }] }}
        y={{ title: 'Orang', min: 0, max: 10, ticks: [{ at: 10, text: '10' }] }}
        series={[
          {
            name: 'A',
            look: 0,
            isStep: true,
            points: [
              { x: 0, y: 10 },
              { x: 5, y: 5 },
            ],
            band: [
              { x: 0, low: 10, high: 10 },
              { x: 5, low: 2, high: 8 },
            ],
          },
        ]}
        level={{ at: 10, text: 'awal' }}
      />,
    );
    expect(html).toContain('role="img" aria-label="Turun dari 10 ke 5"');
    expect(html).toContain('d="M0 0L50 0L50 50"');
    expect(html).toContain('d="M0 0L50 0L50 20L50 80L50 0L0 0Z"');
    expect(html).toContain('awal');
    expect(html).not.toContain('plot-legend');
  });
});

test.each([
  [0, 100, [0, 25, 50, 75, 100]],
  [0, 7, [0, 2, 4, 6, 8]],
  [30, 95, [20, 40, 60, 80, 100]],
  [5, 5, [4, 6, 8, 10]],
  [-3, 0.5, [-3, -2, -1, 0, 1]],
])('round marks from %d to %d', (low, high, expected) => {
  expect(roundTicks(low, high)).toEqual(expected);
});
