import { t } from '#platform/i18n/i18n.ts';
import { Tag } from '#platform/ui/tag.tsx';
import type { ReplicationState } from '../model/states.ts';
import { stateTone } from './words.ts';

export function StateTag({ state }: { readonly state: ReplicationState }) {
  return <Tag tone={stateTone[state]}>{t(`replication.state.${state}`)}</Tag>;
}
