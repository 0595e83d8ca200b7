import { placeOn } from './plot.tsx';

export type IntervalProps = {
  /** What is to be seen, in words: the numbers stand beside it. */
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly at: number;
  /** The ends of the axis, the same in every row. */
  readonly min: number;
  readonly max: number;
  /** A line through every row, such as a cut; none when left out. */
  readonly line?: number | null;
};

const HEIGHT = 20;
const MIDDLE = HEIGHT / 2;

/** From where to where something may lie, in one row of a table: rows under each other make the picture. */
export function Interval({ label, low, high, at, min, max, line = null }: IntervalProps) {
  const x = (value: number) => `${placeOn({ min, max }, value)}%`;
  return (
    <svg class="interval" width="100%" height={HEIGHT} role="img" aria-label={label}>
      <title>{label}</title>
      {line === null ? null : <line class="interval-line" x1={x(line)} x2={x(line)} y1="0" y2={HEIGHT} />}
      <line class="interval-range" x1={x(low)} x2={x(high)} y1={MIDDLE} y2={MIDDLE} />
      <circle class="interval-at" cx={x(at)} cy={MIDDLE} r="4" />
    </svg>
  );
}
