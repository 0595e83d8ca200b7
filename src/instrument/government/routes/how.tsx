import type { Answer } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { standings } from '../model/government.ts';
import { toldSteps } from '../rules/calculation.ts';
import { HowPage } from '../views/how-page.tsx';
import { withOverview } from './government.tsx';
import { type IndexVisit, type IndexWays, indexPage, opened, trailTo } from './visit.ts';

/** How the index came about: each formula with names and with numbers. */
export const showHow =
  (ways: IndexWays) =>
  async (visit: IndexVisit): Promise<Answer> => {
    const found = await opened(visit, ways);
    return withOverview(found, (overview) => {
      const standing = standings.find((it) => it === visit.query.get('keadaan')) ?? 'claimed';
      const { field, stands } = overview;
      const told = toldSteps(stands[standing], field.edition, field.formulas);
      const { government, edition } = found;
      const body = (
        <HowPage government={government} edition={edition} overview={overview} standing={standing} told={told} />
      );
      const title = `${t('government.how.title')}: ${government.name}`;
      return indexPage({ title, width: 'wide', trail: trailTo(found), body });
    });
  };
