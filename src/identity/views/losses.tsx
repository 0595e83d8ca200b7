import { LinkButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import type { Loss } from '../holding.ts';

/** What would be left without anybody in charge, said before somebody leaves, with the way to hand it over first. */
export function Losses({ losses }: { readonly losses: readonly Loss[] }) {
  return losses.map(({ title, text, items, more, handOver }) => (
    <Notice key={title} tone="warning" title={title}>
      <p>{text}</p>
      <ul class="list-disc pl-5">
        {items.map((it) => (
          <li key={it.href}>
            <a href={it.href}>{it.text}</a>
          </li>
        ))}
      </ul>
      {more ? <p>{more}</p> : null}
      {handOver ? (
        <p class="actions">
          <LinkButton look="secondary" href={handOver.href}>
            {handOver.text}
          </LinkButton>
        </p>
      ) : null}
    </Notice>
  ));
}
