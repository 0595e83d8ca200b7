import type { ComponentChildren } from 'preact';
import { formatNumber } from '#platform/i18n/i18n.ts';

export type StatNumberProps = {
  readonly label: string;
  /** A number is written as the reader's language does; text stands as it is. */
  readonly value: number | string;
  readonly href?: string;
  readonly note?: string;
};

/** One figure that matters, large. */
export function StatNumber({ label, value, href, note }: StatNumberProps) {
  const text = typeof value === 'number' ? formatNumber(value) : value;
  return (
    <div class="stat">
      <dt>{href ? <a href={href}>{label}</a> : label}</dt>
      <dd>
        <span class="stat-value">{text}</span>
        {note ? <span class="stat-note">{note}</span> : null}
      </dd>
    </div>
  );
}

/** The frame of some `StatNumber`s. */
export function StatGroup({ children }: { readonly children: ComponentChildren }) {
  return <dl class="stats">{children}</dl>;
}
