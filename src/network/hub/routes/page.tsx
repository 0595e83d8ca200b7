import { evidenceOf } from '#files/index.ts';
import { hubInstitution, regionName, type Viewer } from '#identity/index.ts';
import { instrumentPaths, yearScores } from '#instrument/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type Figure, type FigureFilter, figureAddress } from '#platform/figure.ts';
import { type Answer, NotFound, show, type Visit } from '#platform/http/route.ts';
import { currentLocale, t } from '#platform/i18n/i18n.ts';
import { SUBJECT } from '../../commitment/actions.ts';
import type { Member } from '../../commitment/model.ts';
import { membersOf } from '../../commitment/queries/members.ts';
import { isFollower, whyNotReadMember } from '../../commitment/rules/rights.ts';
import { publicStandingOf } from '../../commitment/rules/standing.ts';
import { publicProgramme } from '../../programme/queries.ts';
import { ProgrammePart } from '../../programme/views/public-page.tsx';
import type { Figures, HubDoors } from '../door.ts';
import type { KeptProfile } from '../model.ts';
import { paths } from '../paths.ts';
import { profileOf } from '../queries.ts';
import { whyNotChange } from '../rules.ts';
import { type HubNumber, HubPage } from '../views/hub-page.tsx';
import { Maturity } from '../views/maturity.tsx';
import { PublicMemberPage } from '../views/public-member-page.tsx';

type HubVisit = Visit<Viewer>;

/** Numbers that everybody may read, in this order. */
const told = ['registry.published', 'registry.problems_solved', 'replication.taken'] as const;

/** What was told as a figure, for these: each with the way to what is behind it. */
async function numbersOf({ db, viewer, now }: HubVisit, figures: Figures, filter: FigureFilter): Promise<HubNumber[]> {
  const wanted = told.flatMap((key) => figures.filter((it) => it.key === key && it.admits(viewer)));
  const numberOf = async (figure: Figure<Viewer>) => {
    const rows = await figure.count(db.conn, { viewer, now, filter, by: [] });
    return rows[0]?.value ?? 0;
  };
  const numbers: HubNumber[] = [];
  for (const figure of wanted)
    numbers.push({ label: figure.title(), value: await numberOf(figure), href: figureAddress.to(figure.key, filter) });
  return numbers;
}

const aboutIn = ({ aboutId, aboutEn }: KeptProfile): string =>
  currentLocale() === 'en' ? aboutEn || aboutId : aboutId || aboutEn;

const shownOn = (member: Member, now: Date) => ({ member, standing: publicStandingOf(member, dayOf(now)) });

async function maturity({ db, viewer, now }: HubVisit, id: string, facts: HubDoors['facts']) {
  const scores = await yearScores(db.conn, viewer, { kind: 'hub', id }, { facts, now });
  return <Maturity scores={scores} sheetsHref={instrumentPaths.list.to()} />;
}

export const showHub =
  ({ figures, facts }: HubDoors) =>
  async (visit: HubVisit): Promise<Answer> => {
    const { db, viewer, config, now } = visit;
    const { hubRegion } = config;
    const profile = await profileOf(db.conn, hubRegion);
    const members = (await membersOf(db.conn, hubRegion)).map((it) => shownOn(it, now));
    const hub = await hubInstitution(db.conn, hubRegion);
    const body = (
      <HubPage
        hubRegion={hubRegion}
        hubName={hub?.name ?? regionName(hubRegion)}
        about={aboutIn(profile) || t('hub.page.about')}
        profile={profile}
        members={members}
        numbers={await numbersOf(visit, figures, { region: hubRegion })}
        mayEdit={whyNotChange(viewer) === null}
      >
        <ProgrammePart programme={await publicProgramme(db.conn, hubRegion, Number(dayOf(now).slice(0, 4)))} />
        {hub && isFollower(viewer) ? await maturity(visit, hub.id, facts) : null}
      </HubPage>
    );
    const title = t('hub.page.title');
    return show({ title, description: t('hub.page.lead'), canonical: paths.page.to(), width: 'wide', body });
  };

export const showPublicMember =
  (figures: Figures) =>
  async (visit: HubVisit): Promise<Answer> => {
    const { db, viewer, config, params, now } = visit;
    const members = await membersOf(db.conn, config.hubRegion);
    const member = members.find((it) => it.regionCode === params.wilayah);
    if (!member) throw new NotFound();
    const { verified, institutionId, regionCode } = member;
    const subject = verified ? { kind: SUBJECT, id: verified.id } : null;
    const body = (
      <PublicMemberPage
        {...shownOn(member, now)}
        papers={subject ? await evidenceOf(db.conn, subject, { onlyPublic: true }) : []}
        numbers={await numbersOf(visit, figures, { region: regionCode })}
        mayOpen={whyNotReadMember(institutionId, viewer) === null}
      />
    );
    const title = t('hub.member.title', { region: regionName(regionCode) });
    const trail = [{ text: t('hub.page.title'), href: paths.page.to() }];
    return show({ title, canonical: paths.member.to(regionCode), width: 'wide', trail, body });
  };
