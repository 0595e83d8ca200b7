import { formatDate, formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { type PublicCode, shownPublicCode } from '#platform/public-code.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section, SideLayout } from '#platform/ui/section.tsx';
import { SummaryList, type SummaryRow } from '#platform/ui/summary-list.tsx';
import { paths as stagePaths } from '../../stage/paths.ts';
import { editionTitle } from '../../stage/views/words.ts';
import type { Objection } from '../model/objection.ts';
import { isAnswered, toldState } from '../rules/moves.ts';
import { FileList } from './file-list.tsx';
import type { ObjectionPageProps } from './objection-props.ts';
import { OrganiserDeeds } from './organiser-deeds.tsx';
import { StateTag } from './state-tag.tsx';
import { StatementForm } from './statement-form.tsx';

/** One objection: what is said against the entry, what its people say, and the answer. Each sees what is theirs to see. */
export function ObjectionPage(props: ObjectionPageProps) {
  const { objection, edition, organises, errors } = props;
  const state = organises ? objection.state : toldState(objection);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={editionTitle(edition)}
        title={t('objection.one.title', { title: objection.title })}
        facts={
          <>
            <StateTag state={state} />
            <span>{[objection.unitName, objection.institutionName].filter((it) => it !== null).join(', ')}</span>
          </>
        }
      />
      <SideLayout phone="after" side={<Side {...props} />}>
        <Section title={t('objection.one.said')} id="sanggahan">
          <DescriptionText text={objection.body} />
          <Links links={objection.links} />
          <FileList objection={objection} side="objection" namesTold={organises || objection.nameTold} />
        </Section>
        <Heard {...props} />
        <Answer {...props} />
        {organises ? <OrganiserDeeds {...props} /> : null}
      </SideLayout>
    </>
  );
}

function Side(props: ObjectionPageProps) {
  const { objection, edition } = props;
  const rows: readonly SummaryRow[] = [
    {
      label: t('objection.receipt.number'),
      value: objection.code ? shownPublicCode(objection.code as PublicCode) : null,
    },
    {
      label: t('objection.entry'),
      value: <a href={stagePaths.journey.to(edition.id, objection.entryId)}>{objection.title}</a>,
    },
    { label: t('objection.groundLabel'), value: t(`objection.ground.${objection.ground}`) },
    { label: t('objection.receivedAt'), value: objection.confirmedAt ? formatMoment(objection.confirmedAt) : null },
    ...objectorRows(props),
  ];
  return <SummaryList title={t('objection.one.about')} rows={rows} />;
}

/** Who objects: all of it for the organiser, the name for the people of the entry if the objector lets them know it. */
function objectorRows({ objection, organises }: ObjectionPageProps): readonly SummaryRow[] {
  const { name, nameTold, email } = objection;
  if (!organises) return [{ label: t('objection.one.by'), value: nameTold ? name : t('objection.one.unnamed') }];
  return [
    { label: t('objection.one.by'), value: name },
    { label: t('objection.one.email'), value: <a href={`mailto:${email}`}>{email}</a> },
    { label: t('objection.one.nameTold'), value: t(nameTold ? 'platform.yes' : 'platform.no') },
  ];
}

function Links({ links }: { readonly links: readonly string[] }) {
  if (links.length === 0) return null;
  return (
    <>
      <h3>{t('objection.one.links')}</h3>
      <ul class="list-disc pl-5">
        {links.map((href) => (
          <li key={href} class="break-all">
            <a href={href} rel="nofollow noreferrer ugc">
              {href}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the people of the entry were asked, and what they say. */
function Heard(props: ObjectionPageProps) {
  const { objection, isHeard, organises } = props;
  const { askedAt, askedUntil, question, askedByName } = objection;
  if (askedAt === null || askedUntil === null) return null;
  const by = organises && askedByName ? `${askedByName}, ${formatMoment(askedAt)}` : formatMoment(askedAt);
  return (
    <Section title={t('objection.one.statement')} id="pernyataan">
      <DescriptionText text={question} />
      <p class="muted">{t('objection.one.asked', { by, day: formatDate(new Date(askedUntil.getTime() - 1)) })}</p>
      <Statement {...props} />
      {isHeard ? <StatementForm {...props} /> : null}
    </Section>
  );
}

function Statement({ objection }: ObjectionPageProps) {
  const { statement, statedAt, statedByName } = objection;
  if (statedAt === null) return null;
  return (
    <>
      <h3>{t('objection.one.stated')}</h3>
      <DescriptionText text={statement} />
      <p class="muted">{`${statedByName ?? '–'}, ${formatMoment(statedAt)}`}</p>
      <FileList objection={objection} side="statement" namesTold />
    </>
  );
}

function Answer({ objection, organises }: ObjectionPageProps) {
  const { state, answer, answeredAt } = objection;
  if (!isAnswered(state) || answeredAt === null) return null;
  return (
    <Section title={t('objection.answerTitle')} id="jawaban">
      <Notice tone={state === 'upheld' ? 'warning' : 'info'} title={t(`objection.outcome.${state}`)}>
        {t(`objection.outcome.${state}.means`)}
      </Notice>
      <DescriptionText text={answer} />
      <p class="muted">{organises ? answeredBy(objection) : formatMoment(answeredAt)}</p>
    </Section>
  );
}

function answeredBy({ firstByName, firstAt, secondByName, secondAt }: Objection): string {
  const named = (name: string | null, at: Date | null) => (at ? [`${name ?? '–'}, ${formatMoment(at)}`] : []);
  return [...named(firstByName, firstAt), ...named(secondByName, secondAt)].join(' · ');
}
