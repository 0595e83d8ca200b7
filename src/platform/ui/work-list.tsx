import { formatNumber } from '#platform/i18n/i18n.ts';
import { Tag } from './tag.tsx';

export type WorkItem = {
  readonly text: string;
  readonly href: string;
  readonly count?: number;
  /** Since when it waits or until when it is due, as text. */
  readonly when?: string;
  readonly tone?: 'neutral' | 'attention' | 'urgent';
};

const tones = { neutral: 'neutral', attention: 'warning', urgent: 'danger' } as const;

/** What waits for somebody: one line a thing, the count or date at its end; `empty` teaches when nothing waits. */
export function WorkList({ items, empty }: { readonly items: readonly WorkItem[]; readonly empty: string }) {
  if (items.length === 0) return <p class="work-empty">{empty}</p>;
  return (
    <ul class="work">
      {items.map((item) => (
        <li key={item.href + item.text}>
          <a class="work-link" href={item.href}>
            {item.text}
          </a>
          <span class="work-facts">
            {item.when ? <span>{item.when}</span> : null}
            {item.count === undefined ? null : (
              <Tag tone={tones[item.tone ?? 'neutral']}>{formatNumber(item.count)}</Tag>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
