import { LinkButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import type { Loss } from '../holding.ts';
import { LinkedItems } from './linked-items.tsx';

/** What would be left without anybody in charge, said before somebody leaves, with the way to hand it over first. */
export function Losses({ losses }: { readonly losses: readonly Loss[] }) {
  return losses.map(({ title, text, items, more, handOver }) => (
    <Notice key={title} tone="warning" title={title}>
      <p>{text}</p>
      <LinkedItems items={items} more={more} class="list-disc pl-5" />
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
