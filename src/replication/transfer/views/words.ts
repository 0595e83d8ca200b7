import { regionName } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Tone } from '#platform/ui/tag.tsx';
import type { Replication } from '../model/replication.ts';
import type { ReplicationState, TaskState } from '../model/states.ts';

type Placed = Pick<Replication, 'unitName' | 'institutionName'>;

/** Unit and institution of the replicator in one line. */
export const placeText = ({ unitName, institutionName }: Placed): string =>
  [unitName, institutionName].filter((it) => it !== null).join(', ');

/** The same of the origin. */
export const ownerText = ({ ownerUnitName, ownerName }: Pick<Replication, 'ownerUnitName' | 'ownerName'>): string =>
  [ownerUnitName, ownerName].filter((it) => it !== null).join(', ');

export const regionText = (code: string | null): string => regionName(code) || t('transfer.noRegion');

export const stateTone: Readonly<Record<ReplicationState, Tone>> = {
  interest: 'warning',
  verified: 'info',
  agreed: 'info',
  committed: 'info',
  planned: 'info',
  running: 'accent',
  evaluated: 'warning',
  certified: 'success',
  paused: 'neutral',
  refused: 'danger',
  stopped: 'danger',
};

export const taskTone: Readonly<Record<TaskState, Tone>> = {
  open: 'neutral',
  doing: 'info',
  done: 'success',
  dropped: 'neutral',
};
