import type { EvaluationRefusal, Round } from '../../model/round.ts';
import type { Board, BoardEntry } from '../queries/board.ts';
import type { Composition } from '../rules/composition.ts';
import type { CutBox } from './cut-boxes.ts';

export type CertaintyView = 'all' | 'doubt';

export type CertaintyPageProps = {
  readonly round: Round;
  readonly board: Board;
  readonly view: CertaintyView;
  /** Of the view, this page. */
  readonly shown: readonly BoardEntry[];
  readonly doubtful: number;
  readonly composition: readonly Composition[];
  readonly page: number;
  readonly pages: number;
  /** How many are chosen, with what was typed. */
  readonly boxes: readonly CutBox[];
  /** Whether jurors are to be brought to one scale, as it was ticked. */
  readonly scale: boolean;
  /** Made with the page, so that a form sent twice gives out once. */
  readonly runId: string;
  /** Why nobody can give out sheets now; null when one can. */
  readonly whyNotGive: EvaluationRefusal | null;
  /** The flag whose picture is asked for, by its place in the list. */
  readonly spot: number | null;
  readonly errors: Readonly<Record<string, string>>;
};
