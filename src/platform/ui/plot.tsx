export type PlotPoint = { readonly x: number; readonly y: number };
export type PlotTick = { readonly at: number; readonly text: string };
/** One of four looks, each told apart by its line as well as by its colour. */
export type PlotLook = 0 | 1 | 2 | 3;

export type PlotSeries = {
  readonly name: string;
  readonly look: PlotLook;
  readonly points: readonly PlotPoint[];
  /** Level until the next point, as a curve of survival goes; else straight from point to point. */
  readonly isStep?: boolean;
  /** Between which values the truth may lie, in steps like the line. */
  readonly band?: readonly { readonly x: number; readonly low: number; readonly high: number }[];
  /** Dots on the points. */
  readonly hasDots?: boolean;
  /** Dots alone, without a line that would join them. */
  readonly isCloud?: boolean;
  /** Small upright strokes on the line. */
  readonly strokes?: readonly PlotPoint[];
};

export type PlotAxis = {
  readonly title: string;
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly PlotTick[];
};

export type PlotProps = {
  /** What is to be seen, in a sentence: the picture's name for those who do not see it. */
  readonly label: string;
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly series: readonly PlotSeries[];
  /** A level to compare with. */
  readonly level?: { readonly at: number; readonly text: string };
};

const FULL = 100;
const round = (value: number) => Math.round(value * 100) / 100;

/** Where a value lies on its axis, in percent from the low end; what lies outside stays at the edge. */
export function placeOn(axis: Pick<PlotAxis, 'min' | 'max'>, value: number): number {
  const span = axis.max - axis.min || 1;
  return round(Math.min(1, Math.max(0, (value - axis.min) / span)) * FULL);
}

type Axes = Pick<PlotProps, 'x' | 'y'>;
const across = ({ x }: Axes, value: number) => placeOn(x, value);
const down = ({ y }: Axes, value: number) => round(FULL - placeOn(y, value));

/** The points with a corner before each, so that the line stays level until it falls. */
export function stepped(points: readonly PlotPoint[]): readonly PlotPoint[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    return before && before.y !== point.y ? [{ x: point.x, y: before.y }, point] : [point];
  });
}

function pathOf(axes: Axes, points: readonly PlotPoint[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${across(axes, x)} ${down(axes, y)}`).join('');
}

function bandOf(axes: Axes, band: NonNullable<PlotSeries['band']>): string {
  const high = stepped(band.map(({ x, high }) => ({ x, y: high })));
  const low = stepped(band.map(({ x, low }) => ({ x, y: low })));
  return high.length > 1 ? `${pathOf(axes, [...high, ...low.toReversed()])}Z` : '';
}

/** Lines over two axes, made on the server: readable on a phone, on paper and without script. */
export function Plot(props: PlotProps) {
  const { x, y, series } = props;
  return (
    <figure class="plot">
      {series.length > 1 ? <Legend series={series} /> : null}
      <p class="plot-title" aria-hidden="true">
        {y.title}
      </p>
      <div class="plot-frame" role="img" aria-label={props.label}>
        <svg class="plot-y" aria-hidden="true" focusable="false">
          {y.ticks.map(({ at, text }) => (
            <text key={at} x="100%" y={`${down(props, at)}%`} dy="0.32em" text-anchor="end">
              {text}
            </text>
          ))}
        </svg>
        <Area {...props} />
        <svg class="plot-x" aria-hidden="true" focusable="false">
          {x.ticks.map(({ at, text }) => (
            <text key={at} x={`${across(props, at)}%`} y="1.4em" text-anchor="middle">
              {text}
            </text>
          ))}
        </svg>
      </div>
      <p class="plot-title plot-title-x" aria-hidden="true">
        {x.title}
      </p>
    </figure>
  );
}

function Area(props: PlotProps) {
  return (
    <svg class="plot-area" aria-hidden="true" focusable="false">
      {props.y.ticks.map(({ at }) => (
        <line key={at} class="plot-grid" x1="0" x2="100%" y1={`${down(props, at)}%`} y2={`${down(props, at)}%`} />
      ))}
      <svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        {props.series.map((it) => (
          <Lines key={it.name} series={it} axes={props} />
        ))}
      </svg>
      {props.level ? <Level {...props.level} axes={props} /> : null}
      {props.series.map((it) => (
        <Marks key={it.name} series={it} axes={props} />
      ))}
    </svg>
  );
}

function Lines({ series, axes }: { readonly series: PlotSeries; readonly axes: Axes }) {
  const points = series.isStep ? stepped(series.points) : series.points;
  return (
    <>
      {series.band ? <path class={`plot-band plot-band-${series.look}`} d={bandOf(axes, series.band)} /> : null}
      {series.isCloud ? null : (
        <path
          class={`plot-line plot-line-${series.look}`}
          d={pathOf(axes, points)}
          vector-effect="non-scaling-stroke"
        />
      )}
    </>
  );
}

/** Half the length of a stroke, in percent of the height. */
const STROKE = 2.5;

function Marks({ series, axes }: { readonly series: PlotSeries; readonly axes: Axes }) {
  const { look, points, hasDots, isCloud, strokes = [] } = series;
  return (
    <>
      {hasDots || isCloud
        ? points.map(({ x, y }) => (
            <circle
              key={`${x} ${y}`}
              class={`plot-dot plot-dot-${look}`}
              cx={`${across(axes, x)}%`}
              cy={`${down(axes, y)}%`}
              r="4.5"
            />
          ))
        : null}
      {strokes.map(({ x, y }) => (
        <line
          key={`${x} ${y}`}
          class={`plot-stroke plot-stroke-${look}`}
          x1={`${across(axes, x)}%`}
          x2={`${across(axes, x)}%`}
          y1={`${down(axes, y) - STROKE}%`}
          y2={`${down(axes, y) + STROKE}%`}
        />
      ))}
    </>
  );
}

function Level({ at, text, axes }: { readonly at: number; readonly text: string; readonly axes: Axes }) {
  const y = `${down(axes, at)}%`;
  return (
    <>
      <line class="plot-level" x1="0" x2="100%" y1={y} y2={y} />
      <text class="plot-level-text" x="100%" y={y} dx="-0.25em" dy="-0.4em" text-anchor="end">
        {text}
      </text>
    </>
  );
}

function Legend({ series }: { readonly series: readonly PlotSeries[] }) {
  return (
    <ul class="plot-legend">
      {series.map(({ name, look }) => (
        <li key={name}>
          <svg class="plot-sample" width="32" height="10" aria-hidden="true" focusable="false">
            <line class={`plot-line plot-line-${look}`} x1="0" x2="32" y1="5" y2="5" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
