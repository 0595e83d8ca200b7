import { formatNumber } from '#platform/i18n/i18n.ts';

export type Tab = { readonly text: string; readonly href: string; readonly current: boolean; readonly count?: number };

/** Views of one thing, each its own address. */
export function Tabs({ tabs, label }: { readonly tabs: readonly Tab[]; readonly label: string }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.text}
              {tab.count === undefined ? null : <span class="tab-count"> {formatNumber(tab.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
