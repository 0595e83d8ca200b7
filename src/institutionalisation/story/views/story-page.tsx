import type { ComponentChildren } from 'preact';
import { regionName } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Card, CardList } from '#platform/ui/card.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { affairName, changeText, judgeText, paths as registryPaths, SeriesPlot, SeriesTable } from '#registry/index.ts';
import { headlineOf } from '../../lasting/views/words.ts';
import type { LastingTold, Story } from '../model.ts';
import { ShareStory } from './share.tsx';

export type StoryPageProps = { readonly story: Story; readonly address: string };

/** How one problem was solved: whom it hurt, what answered it, who copied from whom, the numbers, what made it last, who verified. */
export function StoryPage({ story, address }: StoryPageProps) {
  const { problem } = story;
  const where = [regionName(problem.regionCode), problem.affair === null ? '' : affairName(problem.affair)];
  return (
    <article>
      <PageHeader
        kicker={t('story.kicker')}
        title={problem.title}
        facts={
          <>
            <Tag tone="success">{t('registry.problem.state.solved')}</Tag>
            <span>{where.filter((it) => it !== '').join(' · ')}</span>
          </>
        }
      />
      <Numbers story={story} />
      <TheProblem story={story} />
      <Innovations story={story} />
      <Replications story={story} />
      <BeforeAndAfter story={story} />
      <Lasting story={story} />
      <Verified story={story} />
      <ShareStory title={problem.title} address={address} />
    </article>
  );
}

type Part = { readonly story: Story };
const figure = (value: number) => formatNumber(value, { maximumFractionDigits: 2 });

/** The two numbers that matter, large. */
function Numbers({ story: { problem } }: Part) {
  const { baseline, afterMeasure, better } = problem;
  if (!baseline || !afterMeasure || !better) return null;
  const change = changeText({ before: baseline.value, after: afterMeasure.value, better });
  return (
    <>
      <p class="bar-label">
        {baseline.indicator} <span class="bar-unit">({baseline.unit})</span>
      </p>
      <StatGroup>
        <StatNumber label={t('platform.bars.before')} value={figure(baseline.value)} note={formatDate(baseline.date)} />
        <StatNumber
          label={t('platform.bars.after')}
          value={figure(afterMeasure.value)}
          note={formatDate(afterMeasure.date)}
        />
        <StatNumber label={t('story.change')} value={change} note={t(`registry.problem.better.${better}`)} />
      </StatGroup>
    </>
  );
}

function TheProblem({ story: { problem } }: Part) {
  return (
    <Section title={t('story.problem')}>
      <DescriptionText text={problem.whatHurts} />
      <h3 class="mt-4">{t('story.who')}</h3>
      <DescriptionText text={problem.whoIsHurt} />
      {problem.sinceWhen === '' ? null : <p class="muted">{t('story.since', { when: problem.sinceWhen })}</p>}
      <p class="muted">{t('story.raised', { date: formatDate(problem.createdAt), by: raiserOf(problem) })}</p>
    </Section>
  );
}

const raiserOf = ({ unitName, institutionName }: Story['problem']) =>
  [unitName, institutionName].filter((it) => it !== null).join(', ') || '–';

function Innovations({ story: { problem, innovations } }: Part) {
  return (
    <Section title={t('story.innovation')}>
      {innovations.length === 0 ? (
        <p class="missing">{t('story.noInnovation')}</p>
      ) : (
        <CardList label={t('story.innovation')}>
          {innovations.map((it) => (
            <Card
              key={it.id}
              title={it.title}
              href={registryPaths.record.to(it.id)}
              facts={[it.unitName ?? '', it.institutionName ?? ''].filter((fact) => fact !== '')}
            >
              {it.summary === '' ? null : <p>{it.summary}</p>}
            </Card>
          ))}
        </CardList>
      )}
      {problem.lesson === '' ? null : (
        <>
          <h3 class="mt-4">{t('story.lesson')}</h3>
          <DescriptionText text={problem.lesson} />
        </>
      )}
    </Section>
  );
}

function Replications({ story: { replications } }: Part) {
  return (
    <Section title={t('story.replication')}>
      {replications.length === 0 ? (
        <p class="missing">{t('story.noReplication')}</p>
      ) : (
        <ul>
          {replications.map((it) => (
            <li key={`${it.originId} ${it.replicaId}`}>
              {t('story.copied', {
                replica: it.replicaTitle,
                by: it.replicaInstitution,
                origin: it.originTitle,
                from: it.originInstitution,
              })}
              {it.since === null ? null : (
                <span class="muted"> {t('story.copiedSince', { date: formatDate(it.since) })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function BeforeAndAfter({ story: { problem, measures } }: Part) {
  const { baseline, better } = problem;
  if (!baseline) return null;
  return (
    <Section title={t('story.numbers')}>
      <SeriesPlot baseline={baseline} better={better} measures={measures} />
      <SeriesTable baseline={baseline} better={better} measures={measures} />
    </Section>
  );
}

const dimensions = ['policy', 'budget', 'performance'] as const satisfies readonly LastingTold['dimension'][];

function Lasting({ story: { lasting } }: Part) {
  const of = (dimension: LastingTold['dimension']) => lasting.filter((it) => it.dimension === dimension);
  return (
    <Section title={t('story.lasting')}>
      <dl class="summary-list">
        {dimensions.map((dimension) => (
          <Row key={dimension} label={t(`story.lasting.${dimension}`)}>
            {of(dimension).length === 0 ? (
              <span class="missing">{t('story.lasting.none')}</span>
            ) : (
              <ul class="plain-list">
                {of(dimension).map((it, place) => (
                  <li key={place}>{headlineOf(it.content)}</li>
                ))}
              </ul>
            )}
          </Row>
        ))}
      </dl>
    </Section>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div class="mb-3">
      <dt class="font-semibold">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Verified({ story: { problem } }: Part) {
  return (
    <Section title={t('story.verified')}>
      <p>
        {t('story.verifiedBy', {
          who: judgeText(problem),
          date: problem.verifiedAt ? formatDate(problem.verifiedAt) : '–',
        })}
      </p>
      {problem.verifyNote === '' ? null : <DescriptionText text={problem.verifyNote} />}
      <p>
        <a href={registryPaths.problem.to(problem.id)}>{t('story.toProblem')}</a>
      </p>
    </Section>
  );
}
