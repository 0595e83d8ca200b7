import { awardName } from '../catalogue/award-name.ts';
import { paths as recordPaths } from '../catalogue/record/paths.ts';
import type { WorkingState } from '../model/states.ts';
import type { ListedInnovation } from './queries.ts';
import type { SummaryAnswer } from './shapes/innovation.ts';
import { regionAnswer } from './shapes/place.ts';

export function isWorking(state: string): state is WorkingState {
  return state === 'draft' || state === 'with_admin' || state === 'returned';
}

/** A record as a list tells of it. */
export function summaryOf(it: ListedInnovation, baseUrl: string): SummaryAnswer {
  const { content } = it;
  return {
    id: it.id,
    state: it.state,
    url: it.state === 'published' ? baseUrl + recordPaths.page.to(it.id, content.title) : null,
    institution: { id: it.institutionId, name: it.institutionName },
    unit: it.unitId === null ? null : { id: it.unitId, name: it.unitName ?? '' },
    region: regionAnswer(it.regionCode),
    working: isWorking(it.versionState) ? it.versionState : null,
    title: content.title,
    summary: content.summary,
    stage: content.stage,
    digital: content.digital,
    startYear: content.startDate === null ? content.startYear : Number(content.startDate.slice(0, 4)),
    sustainabilityStatus: content.sustainabilityStatus,
    mainAffair: content.mainAffair,
    sdgs: content.sdgs,
    awards: it.awards.map((award) => `${awardName(award)}${award.year === null ? '' : `, ${award.year}`}`),
    publishedAt: it.publishedAt?.toISOString() ?? null,
    updatedAt: it.updatedAt.toISOString(),
  };
}
