import type { Evidence, UsedEvidence } from '#files/index.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Innovation } from '#registry/index.ts';
import type { CheckRefusal, Item, Round } from '../model/check.ts';
import type { Said, YearItem } from '../queries/items.ts';

export type ItemPageProps = {
  readonly item: Item;
  readonly round: Round;
  readonly innovation: Innovation;
  readonly title: string;
  readonly papers: readonly UsedEvidence[];
  /** Papers that one may choose from; empty when one may not answer. */
  readonly locker: readonly Evidence[];
  readonly history: readonly Said[];
  /** What other rounds asked of the innovation. */
  readonly others: readonly YearItem[];
  readonly deeds: { readonly answer: CheckRefusal | null; readonly judge: CheckRefusal | null };
  readonly typed: {
    readonly status: string;
    readonly reason: string;
    readonly since: string;
    readonly evidence: string;
    readonly verdict: string;
    readonly note: string;
  };
  readonly today: string;
  readonly errors: FieldErrors;
};
