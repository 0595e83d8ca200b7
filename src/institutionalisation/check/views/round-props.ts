import type { FieldErrors } from '#platform/ui/field.tsx';
import type { ManyDone } from '../actions/answer.ts';
import type { Round, RoundState } from '../model/check.ts';
import type { ItemsFilter, ListedItem } from '../queries/items.ts';
import type { Progress } from '../rules/progress.ts';

export type RoundPageProps = {
  readonly round: Round;
  readonly state: RoundState;
  readonly progress: Progress;
  readonly regions: readonly { readonly regionCode: string | null; readonly progress: Progress }[];
  readonly rows: readonly ListedItem[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly filter: ItemsFilter;
  /** The viewer runs the round. */
  readonly runs: boolean;
  /** The viewer verifies answers. */
  readonly verifies: boolean;
  readonly typed: { readonly closes: string; readonly note: string; readonly chosen: readonly string[] };
  readonly done: ManyDone | null;
  readonly told: string | null;
  readonly errors: FieldErrors;
};
