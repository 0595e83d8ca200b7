import type { ComponentChildren } from 'preact';
import { Card, CardList } from '#platform/ui/card.tsx';
import { paths } from '../../paths.ts';
import type { AnsweringInnovation } from '../model.ts';
import { placeFacts } from './labels.ts';
import { shortened } from './shortened.ts';

const SUMMARY = 220;

export type InnovationCardsProps = {
  readonly label: string;
  readonly innovations: readonly AnsweringInnovation[];
  /** What can be done with each. */
  readonly deed?: (innovation: AnsweringInnovation) => ComponentChildren;
};

/** Published innovations beside a problem, each leading to its page. */
export function InnovationCards({ label, innovations, deed }: InnovationCardsProps) {
  return (
    <CardList label={label}>
      {innovations.map((it) => (
        <Card key={it.id} title={it.title} href={paths.record.to(it.id)} facts={placeFacts(it)}>
          {it.summary === '' ? null : <p>{shortened(it.summary, SUMMARY)}</p>}
          {deed ? <div class="mt-3">{deed(it)}</div> : null}
        </Card>
      ))}
    </CardList>
  );
}
