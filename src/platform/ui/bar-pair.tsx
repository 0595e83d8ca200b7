import { formatNumber, t } from '#platform/i18n/i18n.ts';

export type BarPairProps = {
  readonly label: string;
  readonly unit: string;
  /** Null: not measured. */
  readonly before: number | null;
  readonly after: number | null;
  /** When each was measured, such as a year. */
  readonly beforeWhen?: string;
  readonly afterWhen?: string;
  /** The change in words, such as "turun 79 %". */
  readonly change?: string | null;
};

/** Left edge and width of a bar in percent, on an axis that holds zero and both values. */
export function barOf(value: number, values: readonly number[]): { readonly x: number; readonly width: number } {
  const low = Math.min(0, ...values);
  const span = Math.max(0, ...values) - low || 1;
  const round = (share: number) => Math.round(share * 1000) / 10;
  return { x: round((Math.min(0, value) - low) / span), width: round(Math.abs(value) / span) };
}

/** One measured effect, before beside after: two bars, and the same in words. */
export function BarPair(props: BarPairProps) {
  const values = [props.before, props.after].filter((value) => value !== null);
  return (
    <figure class="bar-pair">
      <figcaption class="bar-label">
        {props.label} <span class="bar-unit">({props.unit})</span>
      </figcaption>
      <dl class="bars">
        <Bar side="before" value={props.before} values={values} when={props.beforeWhen} unit={props.unit} />
        <Bar side="after" value={props.after} values={values} when={props.afterWhen} unit={props.unit} />
      </dl>
      {props.change ? <p class="bar-change">{props.change}</p> : null}
    </figure>
  );
}

type BarProps = {
  readonly side: 'before' | 'after';
  readonly value: number | null;
  readonly values: readonly number[];
  readonly when: string | undefined;
  readonly unit: string;
};

function Bar({ side, value, values, when, unit }: BarProps) {
  const name = side === 'before' ? t('platform.bars.before') : t('platform.bars.after');
  const { x, width } = value === null ? { x: 0, width: 0 } : barOf(value, values);
  return (
    <div class="bar-row">
      <dt>
        {name}
        {when ? <span class="bar-when"> {when}</span> : null}
      </dt>
      <dd>
        <svg class={`bar bar-${side}`} width="100%" height="20" aria-hidden="true" focusable="false">
          <rect class="bar-ground" width="100%" height="20" rx="2" />
          <rect class="bar-value" x={`${x}%`} width={`${width}%`} height="20" rx="2" />
        </svg>
        <span class="bar-number">
          {value === null ? t('platform.bars.unknown') : formatNumber(value, { maximumFractionDigits: 2 })}
          {value === null ? null : <span class="sr-only"> {unit}</span>}
        </span>
      </dd>
    </div>
  );
}
