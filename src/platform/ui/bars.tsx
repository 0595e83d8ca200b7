/** A part of a bar; each of five looks has its own shade, and its number stands in it or in the table. */
export type BarPart = { readonly name: string; readonly value: number };
export type BarRow = {
  readonly key: string;
  readonly label: string;
  /** The number as people write it, at the end of the bar. */
  readonly text: string;
  /** One part for a plain bar. */
  readonly parts: readonly BarPart[];
  readonly href?: string;
};

export type BarsProps = {
  /** What is to be seen, in a sentence: the picture's name for those who do not see it. */
  readonly label: string;
  readonly rows: readonly BarRow[];
  /** Names of the parts in their order, for a legend; none for plain bars. */
  readonly legend?: readonly string[];
};

const ROW = 46;
const [LABEL_AT, BAR_AT, BAR_HEIGHT] = [15, 21, 16];
/** The longest bar leaves room for its number. */
const WIDEST = 86;
/** A part in which two digits have room on a phone. */
const ROOMY = 9;
const LOOKS = 5;

const round = (value: number) => Math.round(value * 100) / 100;
const sumOf = ({ parts }: BarRow) => parts.reduce((sum, it) => sum + it.value, 0);
export const lookOf = (index: number): number => index % LOOKS;

/** Where each part of a row begins and how wide it is, in percent of the picture; the longest row is the measure. */
export function placedParts(row: BarRow, most: number): readonly { readonly x: number; readonly width: number }[] {
  const share = WIDEST / (most || 1);
  let x = 0;
  return row.parts.map(({ value }) => {
    const width = round(value * share);
    const placed = { x: round(x), width };
    x += value * share;
    return placed;
  });
}

/** Bars under each other, made on the server: letters keep their size on a phone, and it prints. The table stands beside it. */
export function Bars({ label, rows, legend = [] }: BarsProps) {
  const most = Math.max(0, ...rows.map(sumOf));
  const told = rows.map((it) => `${it.label}: ${it.text}`).join('; ');
  return (
    <figure class="bars-chart">
      {legend.length > 0 ? <BarLegend names={legend} /> : null}
      <svg class="bars-picture" width="100%" height={rows.length * ROW} role="img" aria-label={label}>
        <title>{label}</title>
        <desc>{told}</desc>
        {rows.map((row, index) => (
          <Row key={row.key} row={row} top={index * ROW} most={most} />
        ))}
      </svg>
    </figure>
  );
}

function Row({ row, top, most }: { readonly row: BarRow; readonly top: number; readonly most: number }) {
  const placed = placedParts(row, most);
  const end = placed.reduce((sum, it) => sum + it.width, 0);
  const single = row.parts.length === 1;
  return (
    <g>
      <text class="bars-label" x="0" y={top + LABEL_AT}>
        {row.label}
      </text>
      {placed.map(({ x, width }, index) => (
        <g key={row.parts[index]?.name}>
          <rect class={`chart-${lookOf(index)}`} x={`${x}%`} y={top + BAR_AT} width={`${width}%`} height={BAR_HEIGHT} />
          {!single && width >= ROOMY ? (
            <text
              class={`chart-on-${lookOf(index)}`}
              x={`${round(x + width / 2)}%`}
              y={top + BAR_AT + BAR_HEIGHT / 2}
              dy="0.34em"
              text-anchor="middle"
            >
              {row.parts[index]?.value}
            </text>
          ) : null}
        </g>
      ))}
      <text class="bars-value" x={`${round(end)}%`} y={top + BAR_AT + BAR_HEIGHT / 2} dx="6" dy="0.34em">
        {row.text}
      </text>
    </g>
  );
}

function BarLegend({ names }: { readonly names: readonly string[] }) {
  return (
    <ul class="plot-legend">
      {names.map((name, index) => (
        <li key={name}>
          <svg width="16" height="16" aria-hidden="true" focusable="false">
            <rect class={`chart-${lookOf(index)}`} width="16" height="16" rx="2" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
