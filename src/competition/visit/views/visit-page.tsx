import { formatDate, formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { editionTitle } from '../../stage/views/words.ts';
import type { Check, Claim, Place } from '../model/visit.ts';
import { paths } from '../paths.ts';
import { missingOf } from '../rules/moves.ts';
import { FindingTag, missingText, ownerOf, teamText, VisitTag } from './labels.tsx';
import { Photos } from './photos.tsx';
import { ReopenForm } from './reopen-form.tsx';
import { VisitFormFields } from './visit-form.tsx';
import type { VisitPageProps } from './visit-props.ts';

/** One field visit: the form while it is open, what was found once it is finished. */
export function VisitPage(props: VisitPageProps) {
  const { visit, edition, organises, errors, wanted } = props;
  const isOpen = visit.state !== 'finished';
  const missing = missingText(missingOf(visit.members, wanted));
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={editionTitle(edition)}
        title={visit.title}
        facts={
          <>
            <span>{ownerOf(visit)}</span>
            <VisitTag state={visit.state} />
          </>
        }
        actions={
          organises && isOpen ? (
            <LinkButton look="secondary" href={paths.plan.to(visit.editionId, visit.entryId)}>
              {t('visit.plan.change')}
            </LinkButton>
          ) : null
        }
      />
      {visit.state === 'reopened' ? (
        <Notice tone="warning" title={t('visit.reopened')}>
          <p>{visit.reopenReason}</p>
        </Notice>
      ) : null}
      {isOpen && missing ? <Notice tone="warning" title={missing} /> : null}
      <SummaryList rows={factsOf(props)} />
      {isOpen ? <VisitFormFields {...props} /> : <Found {...props} />}
      <Photos {...props} />
      {!isOpen && organises ? <ReopenForm {...props} /> : null}
    </>
  );
}

function factsOf({ visit }: VisitPageProps) {
  const { finishedAt, finishedByName, savedByName, savedAt, place } = visit;
  const isOpen = visit.state !== 'finished';
  return [
    { label: t('visit.team'), value: teamText(visit.members) || null },
    ...(isOpen
      ? [{ label: t('visit.saved'), value: `${savedByName ?? ''}, ${formatMoment(savedAt)}` }]
      : [
          { label: t('visit.date'), value: formatDate(visit.visitDate) },
          { label: t('visit.people'), value: visit.peopleMet || null },
          {
            label: t('visit.place'),
            value: place ? placeText(place) : null,
          },
          {
            label: t('visit.finished'),
            value: finishedAt ? `${finishedByName ?? ''}, ${formatMoment(finishedAt)}` : null,
          },
        ]),
  ];
}

/** A place that was typed has no accuracy that a device told. */
function placeText({ latitude, longitude, accuracy }: Place): string {
  const at = `${latitude}, ${longitude}`;
  return accuracy === null ? at : t('visit.placeText', { at, accuracy: formatNumber(accuracy) });
}

function Found({ visit, claims }: VisitPageProps) {
  return (
    <>
      <Section title={t('visit.claims')}>
        <div class="grid gap-6">
          {claims.map((claim) => (
            <FoundClaim key={claim.key} claim={claim} check={visit.checks.find((it) => it.claim === claim.key)} />
          ))}
        </div>
      </Section>
      <Section title={t('visit.conclusion')}>
        <DescriptionText text={visit.conclusion} />
      </Section>
    </>
  );
}

function FoundClaim({ claim, check }: { readonly claim: Claim; readonly check: Check | undefined }) {
  return (
    <Section title={claim.name} level={3}>
      <p>
        <FindingTag seen={check?.seen ?? null} />
      </p>
      {check?.note ? <p>{check.note}</p> : null}
    </Section>
  );
}
