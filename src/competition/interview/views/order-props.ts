import type { EditionId } from '../../edition/model/edition.ts';
import type { Interview, Room } from '../model/interview.ts';
import type { Lengths } from '../rules/running.ts';

export type OrderPageProps = {
  readonly editionId: EditionId;
  readonly days: readonly string[];
  readonly day: string;
  readonly rooms: readonly Room[];
  readonly room: Room | null;
  readonly order: readonly Interview[];
  readonly lengths: Lengths;
  readonly now: Date;
};
