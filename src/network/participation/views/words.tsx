import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { paths as registryPaths } from '#registry/index.ts';
import { paths as memberPaths } from '../../commitment/paths.ts';
import type { Links } from '../door.ts';
import type { Measure, Participant, Step } from '../model.ts';
import { changeOf, countOf } from '../rules/counting.ts';

export const measureName = (measure: Measure): string => t(`participation.measure.${measure}`);

/** Where a step is taken; null where nothing in the house does it. */
export function hrefOfStep(step: Step, { member }: Pick<Participant, 'member'>, links: Links): string | null {
  const hrefs: Readonly<Record<Step, string | null>> = {
    admin: links.invite,
    commitment: memberPaths.register.to(member.institutionId),
    record: registryPaths.newRecord.to(),
    problem: registryPaths.newProblem.to(),
    replicate: registryPaths.catalogue.to(),
    compete: links.compete,
    clinic: links.clinic,
  };
  return hrefs[step];
}

/** The number of this year with how it differs from the last one. */
export function YearNumber({ participant, measure }: { readonly participant: Participant; readonly measure: Measure }) {
  const change = changeOf(participant.done, measure);
  return (
    <>
      {formatNumber(countOf(participant.done, measure))}
      {change === 0 ? null : (
        <span class="muted block">
          {change > 0 ? '▲' : '▼'} {formatNumber(Math.abs(change))}
          <span class="sr-only"> {change > 0 ? t('participation.more') : t('participation.fewer')}</span>
        </span>
      )}
    </>
  );
}
