import type { ComponentChildren } from 'preact';
import { formatNumber, t } from '#platform/i18n/i18n.ts';

export type ProgressProps = {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** Said behind the label; "3 dari 8" unless told. */
  readonly text?: string;
};

/** How far something has come. */
export function Progress({ label, value, max, text }: ProgressProps) {
  const told = text ?? t('platform.progress.of', { value: formatNumber(value), max: formatNumber(max) });
  return (
    <div class="progress">
      <p class="progress-head">
        <span class="progress-label">{label}</span> <span class="progress-text">{told}</span>
      </p>
      <progress value={value} max={Math.max(max, 1)} aria-label={label}>
        {told}
      </progress>
    </div>
  );
}

export type Missing = {
  readonly text: string;
  readonly href?: string;
  /** Why it matters that this is there. */
  readonly why?: string;
};

export type MeterProps = {
  readonly label: string;
  /** 0 to 100. */
  readonly percent: number;
  readonly missing: readonly Missing[];
  /** Said when nothing is missing. */
  readonly complete?: ComponentChildren;
};

/** How complete a record is, what is missing, and why that matters. */
export function Meter({ label, percent, missing, complete }: MeterProps) {
  const share = Math.min(100, Math.max(0, Math.round(percent)));
  return (
    <div class="meter">
      <p class="progress-head">
        <span class="progress-label">{label}</span> <span class="meter-number">{formatNumber(share)} %</span>
      </p>
      <svg class="bar" width="100%" height="12" aria-hidden="true" focusable="false">
        <rect class="bar-ground" width="100%" height="12" rx="2" />
        <rect class="bar-value" width={`${share}%`} height="12" rx="2" />
      </svg>
      {missing.length === 0 ? (
        <p class="meter-complete">{complete ?? t('platform.meter.complete')}</p>
      ) : (
        <MissingParts missing={missing} />
      )}
    </div>
  );
}

function MissingParts({ missing }: { readonly missing: readonly Missing[] }) {
  return (
    <>
      <p class="meter-missing">{t('platform.meter.missing')}</p>
      <ul class="missing-parts">
        {missing.map((part) => (
          <li key={part.text}>
            {part.href ? <a href={part.href}>{part.text}</a> : <strong>{part.text}</strong>}
            {part.why ? <span class="missing-why">{part.why}</span> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
