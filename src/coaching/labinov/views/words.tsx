import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { IdeaState, Lab, LabStage, LabState, Stage, StageState } from '../model.ts';
import { presentOf } from '../rules.ts';

const labTones = { running: 'info', finished: 'success', stopped: 'warning' } as const satisfies Record<LabState, Tone>;
export const stageTones = {
  ahead: 'neutral',
  under_way: 'info',
  waiting: 'warning',
  done: 'success',
} as const satisfies Record<StageState, Tone>;
const ideaTones = { proposed: 'neutral', chosen: 'success', dropped: 'warning' } as const satisfies Record<
  IdeaState,
  Tone
>;

export const stageName = (stage: Stage): string => t(`labinov.stage.${stage}`);
export const LabTag = ({ state }: { readonly state: LabState }) => (
  <Tag tone={labTones[state]}>{t(`labinov.state.${state}`)}</Tag>
);
export const StageTag = ({ state }: { readonly state: StageState }) => (
  <Tag tone={stageTones[state]}>{t(`labinov.stageState.${state}`)}</Tag>
);
export const IdeaTag = ({ state }: { readonly state: IdeaState }) => (
  <Tag tone={ideaTones[state]}>{t(`labinov.idea.state.${state}`)}</Tag>
);

/** The days of a stage, as far as they are set. */
export function daysText({ startsOn, endsOn }: Pick<LabStage, 'startsOn' | 'endsOn'>): string {
  if (startsOn === null) return t('labinov.noDays');
  return endsOn === null || endsOn === startsOn
    ? formatDate(startsOn)
    : `${formatDate(startsOn)} – ${formatDate(endsOn)}`;
}

/** Where a laboratory stands, in words. */
export function presentText(lab: Lab): string {
  const present = presentOf(lab);
  if (!present) return t(`labinov.state.${lab.state}`);
  return `${stageName(present.stage)}: ${t(`labinov.stageState.${present.state}`)}`;
}
