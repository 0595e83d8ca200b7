import { formatDate, formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { PostButton } from '#platform/ui/button.tsx';
import { Card, CardList } from '#platform/ui/card.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Timeline } from '#platform/ui/timeline.tsx';
import { affairName, paths as registryPaths } from '#registry/index.ts';
import { paths as casePaths } from '../../casework/paths.ts';
import type { Step } from '../model.ts';
import { paths } from '../paths.ts';
import { daysWaited } from '../rules/moves.ts';
import { MoveForms, reasonId } from './move-forms.tsx';
import type { OnePageProps } from './one-props.ts';
import { RequestTag } from './state-tag.tsx';
import { placeText, reasonText } from './words.ts';

/** One request for help: what is needed, who has it, and what the reader may do with it. */
export function OnePage(props: OnePageProps) {
  const { request, steps, errors, ranked, typed, now } = props;
  const waited = daysWaited(request, now);
  return (
    <>
      <ErrorSummary errors={errors} ids={{ alasan: reasonId(typed.move ?? '') }} />
      <PageHeader
        kicker={t('request.kicker')}
        title={request.topic}
        facts={
          <>
            <RequestTag state={request.state} />
            <span>{placeText(request)}</span>
            <span>{t('request.waitedFor', { count: waited, n: formatNumber(waited) })}</span>
          </>
        }
      />
      <DescriptionText text={request.need} />
      <Facts {...props} />
      <MoveForms {...props} />
      {ranked.length > 0 ? <Ranking {...props} /> : null}
      <Section title={t('request.steps')}>
        <Timeline items={steps.map(itemOf)} />
      </Section>
    </>
  );
}

function Facts({ request, seesCase }: OnePageProps) {
  const { innovationId, innovationTitle, problemId, problemTitle, caseId, result } = request;
  const rows = [
    { label: t('request.affair'), value: affairName(request.affair) },
    { label: t('request.askedBy'), value: `${request.askerName}, ${formatDate(request.askedAt)}` },
    { label: t('request.coach'), value: request.coachName ?? t('request.nobody') },
  ];
  const about = [
    ...(innovationId ? [{ label: t('request.innovation'), value: innovationTitle }] : []),
    ...(problemId
      ? [{ label: t('request.problem'), value: <a href={registryPaths.problem.to(problemId)}>{problemTitle}</a> }]
      : []),
    ...(caseId && seesCase
      ? [{ label: t('request.case'), value: <a href={casePaths.one.to(caseId)}>{t('request.caseWay')}</a> }]
      : []),
    ...(result === '' ? [] : [{ label: t('request.result'), value: <DescriptionText text={result} /> }]),
  ];
  return <SummaryList rows={[...rows, ...about]} />;
}

const itemOf = (step: Step) => ({
  key: step.id,
  title: t(`request.step.${step.kind}`, { coach: step.coachName ?? '' }),
  when: formatMoment(step.at),
  iso: step.at.toISOString(),
  who: step.byName ?? t('request.byItself'),
  ...(step.note === '' ? {} : { text: <DescriptionText text={step.note} /> }),
});

function Ranking({ request, ranked, may }: OnePageProps) {
  return (
    <Section title={t('request.ranking')} id="peringkat">
      <p class="muted">{t('request.ranking.text')}</p>
      <CardList label={t('request.ranking')}>
        {ranked.map((it) => (
          <Card
            key={it.coach.personId}
            title={it.coach.name}
            facts={it.reasons.map((reason) => reasonText(reason, it, request))}
            tags={<span class="muted">{t('request.score', { score: formatNumber(it.score) })}</span>}
          >
            {may.assign && it.coach.personId !== request.coachId ? (
              <PostButton
                look="secondary"
                small
                action={paths.assign.to(request.id)}
                fields={{ pendamping: it.coach.personId }}
              >
                {t('request.assign', { name: it.coach.name })}
              </PostButton>
            ) : null}
          </Card>
        ))}
      </CardList>
    </Section>
  );
}
