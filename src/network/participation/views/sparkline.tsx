import { formatNumber } from '#platform/i18n/i18n.ts';

const WIDTH = 96;
const HEIGHT = 24;
const EDGE = 4;

export type SparklineProps = {
  /** The oldest first. */
  readonly values: readonly number[];
  readonly years: readonly number[];
};

/** A small picture of how a number went; its text says the same. */
export function Sparkline({ values, years }: SparklineProps) {
  const most = Math.max(1, ...values);
  const step = (WIDTH - 2 * EDGE) / Math.max(1, values.length - 1);
  const at = values.map((value, index) => ({
    x: Math.round(EDGE + index * step),
    y: Math.round(HEIGHT - EDGE - (value / most) * (HEIGHT - 2 * EDGE)),
  }));
  const last = at.at(-1);
  const text = values.map((value, index) => `${years[index]}: ${formatNumber(value)}`).join(', ');
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={text}
    >
      <path d={at.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')} />
      {last ? <circle cx={last.x} cy={last.y} r="3" /> : null}
    </svg>
  );
}
