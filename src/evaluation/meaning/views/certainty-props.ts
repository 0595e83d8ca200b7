import type { Round } from '../../model/round.ts';
import type { Board, BoardEntry } from '../queries/board.ts';
import type { Composition } from '../rules/composition.ts';

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
  /** What was typed into the box of the cut. */
  readonly cut: string;
  readonly errors: Readonly<Record<string, string>>;
};
