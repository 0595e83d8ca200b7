import type { ComponentChildren } from 'preact';

export type TimelineItem = {
  readonly key: string;
  readonly title: ComponentChildren;
  /** The time as the reader should see it. */
  readonly when: string;
  /** The same for machines, ISO 8601. */
  readonly iso?: string;
  readonly who?: string;
  readonly text?: ComponentChildren;
};

/** What happened, newest first or oldest first as given. */
export function Timeline({ items, label }: { readonly items: readonly TimelineItem[]; readonly label?: string }) {
  return (
    <ol class="timeline" aria-label={label}>
      {items.map((item) => (
        <li key={item.key}>
          <p class="timeline-title">{item.title}</p>
          <p class="timeline-when">
            <time datetime={item.iso}>{item.when}</time>
            {item.who ? ` · ${item.who}` : null}
          </p>
          {item.text ? <div class="timeline-text">{item.text}</div> : null}
        </li>
      ))}
    </ol>
  );
}
