export type ColumnPoint = {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly text: string;
};

export type ColumnsProps = {
  readonly label: string;
  readonly points: readonly ColumnPoint[];
  /** The one that the page is about, drawn strong; the others are drawn light. */
  readonly current?: string | null;
};

const [HEIGHT, TOP, BOTTOM] = [120, 20, 22];
const WIDTH_SHARE = 0.62;
const round = (value: number) => Math.round(value * 100) / 100;

/** Columns side by side for a few years: small enough to stand many on a page. */
export function Columns({ label, points, current = null }: ColumnsProps) {
  const most = Math.max(1, ...points.map((it) => it.value));
  const room = HEIGHT - TOP - BOTTOM;
  const step = 100 / Math.max(1, points.length);
  const told = points.map((it) => `${it.label}: ${it.text}`).join('; ');
  return (
    <svg class="columns-picture" width="100%" height={HEIGHT} role="img" aria-label={label}>
      <title>{label}</title>
      <desc>{told}</desc>
      {points.map((it, index) => {
        const height = round((it.value / most) * room);
        const middle = `${round(step * (index + 0.5))}%`;
        const isCurrent = current === null || current === it.key;
        return (
          <g key={it.key}>
            <rect
              class={isCurrent ? 'chart-0' : 'chart-4'}
              x={`${round(step * (index + (1 - WIDTH_SHARE) / 2))}%`}
              y={HEIGHT - BOTTOM - height}
              width={`${round(step * WIDTH_SHARE)}%`}
              height={height}
            />
            <text class="bars-value" x={middle} y={HEIGHT - BOTTOM - height - 5} text-anchor="middle">
              {it.text}
            </text>
            <text class="bars-label" x={middle} y={HEIGHT - 6} text-anchor="middle">
              {it.label}
            </text>
          </g>
        );
      })}
      <line class="plot-grid" x1="0" x2="100%" y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
    </svg>
  );
}
